package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.measures.Change.Standing;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One act covers what came in since the last; what is worse is opened by itself; the pages say what the scores say. */
@FootbridgeTest
class ReviewsTests {

    private static final ZoneId ZONE = Riverside.NEW_YORK;

    @Autowired
    Riverside riverside;

    @Autowired
    Measures measures;

    @Autowired
    Instruments instruments;

    @Autowired
    Courses courses;

    @Autowired
    Reviews reviews;

    @Autowired
    Programs programs;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private Instant now;

    @BeforeEach
    void amara_is_in_care_since_six_weeks() {
        house = riverside.found();
        now = TestTime.now();
        amara = house.enrolled("Amara", "Okafor", LocalDate.ofInstant(now, ZONE).minusWeeks(6))
                .id();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void one_act_covers_all_forms_since_the_last() {
        answers(InstrumentName.PHQ9, 2, 19);
        answers(InstrumentName.PHQ9, 1, 18);
        answers(InstrumentName.GAD7, 1, 12);
        assertThat(waiting().together()).hasSize(2);
        assertThat(waiting().openedSingly()).isEmpty();
        assertThat(review(Optional.empty(), Decision.NOTHING, "")).isEqualTo(new Reviews.Reviewed(3));
        assertThat(waiting().forms()).isEmpty();
        answers(InstrumentName.GAD7, 0, 11);
        assertThat(waiting().forms()).singleElement().satisfies(form -> {
            assertThat(form.name()).isEqualTo(InstrumentName.GAD7);
            assertThat(form.responses()).hasSize(1);
            assertThat(form.standing()).isEqualTo(Standing.SAME);
        });
    }

    @Test
    void what_is_worse_is_not_covered_by_the_act_for_all_and_is_decided_by_itself() {
        answers(InstrumentName.PHQ9, 2, 10);
        answers(InstrumentName.PHQ9, 1, 17);
        answers(InstrumentName.GAD7, 1, 12);
        assertThat(waiting().openedSingly()).extracting(Reviews.Form::name).containsExactly(InstrumentName.PHQ9);
        assertThat(review(Optional.empty(), Decision.NOTHING, "")).isEqualTo(new Reviews.Reviewed(1));
        assertThat(waiting().forms()).extracting(Reviews.Form::standing).containsExactly(Standing.WORSE);
        assertThat(review(Optional.of(InstrumentName.PHQ9), Decision.PLAN_REVIEW, "Sleep and work came apart"))
                .isEqualTo(new Reviews.Reviewed(2));
        assertThat(waiting().forms()).isEmpty();
        var past = house.dana().call(() -> reviews.past(amara, InstrumentName.PHQ9));
        assertThat(past).singleElement().satisfies(one -> {
            assertThat(one.by()).hasValue("Dana Reyes, LCSW");
            assertThat(one.words()).isEqualTo("Review the plan: Sleep and work came apart");
            assertThat(one.answers()).isEqualTo(2);
        });
        assertThat(house.inTransaction(() -> sql.sql("select distinct standing from measures.reviewed order by 1")
                        .list(String.class)))
                .containsExactly("first", "worse");
    }

    @Test
    void answers_that_came_in_after_the_page_was_read_are_not_covered() {
        answers(InstrumentName.PHQ9, 1, 12);
        var seen = waiting().newest().orElseThrow();
        answers(InstrumentName.PHQ9, 0, 13);
        var reviewed =
                house.dana().call(() -> reviews.review(amara, Optional.empty(), seen, Decision.NOTHING, "", ZONE));
        assertThat(reviewed).isEqualTo(new Reviews.Reviewed(1));
        assertThat(waiting().forms().getFirst().responses()).hasSize(1);
    }

    @Test
    void looking_twice_keeps_the_first_act_and_other_needs_words() {
        answers(InstrumentName.PHQ9, 1, 12);
        assertThat(review(Optional.empty(), Decision.OTHER, " ")).isInstanceOf(Reviews.NotReviewed.class);
        assertThat(review(Optional.empty(), Decision.OTHER, "x".repeat(501))).isInstanceOf(Reviews.NotReviewed.class);
        assertThat(review(Optional.empty(), Decision.TALK, "")).isInstanceOf(Reviews.Reviewed.class);
        assertThat(review(Optional.empty(), Decision.NOTHING, "")).isInstanceOf(Reviews.NotReviewed.class);
        assertThat(house.inTransaction(
                        () -> sql.sql("select decision from measures.review").list(String.class)))
                .containsExactly("talk");
    }

    @Test
    void who_looked_is_never_rewritten_and_strangers_cannot_look() {
        answers(InstrumentName.PHQ9, 1, 12);
        review(Optional.empty(), Decision.NOTHING, "");
        assertThatThrownBy(() -> house.inTransaction(() ->
                        sql.sql("update measures.review set decision = 'talk'").update()))
                .isInstanceOf(DataAccessException.class);
        for (var stranger : List.of(house.bea().actor(), house.asParticipant(amara))) {
            assertThatThrownBy(() -> stranger.call(
                            () -> reviews.review(amara, Optional.empty(), TestTime.now(), Decision.NOTHING, "", ZONE)))
                    .isInstanceOf(NotYours.class);
        }
        var other = house.asParticipant(house.participant("Bo", "Lund"));
        assertThat(other.call(() -> reviews.waiting(amara, ZONE)).forms()).isEmpty();
    }

    @Test
    void an_earlier_stay_is_another_beginning() {
        measures(InstrumentName.PHQ9, now.minus(Duration.ofDays(400)), 5);
        answers(InstrumentName.PHQ9, 3, 19);
        answers(InstrumentName.PHQ9, 1, 18);
        var course = house.dana().call(() -> courses.of(amara)).getFirst();
        assertThat(course.points()).hasSize(3);
        assertThat(course.change(ZONE).start().orElseThrow().total())
                .hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("19"));
        assertThat(course.change(ZONE).standing()).isEqualTo(Standing.SAME);
    }

    @Test
    void who_does_not_get_better_within_the_days_a_program_signed_is_not_on_track_and_without_a_rule_nobody_is() {
        answers(InstrumentName.PHQ9, 6, 19);
        answers(InstrumentName.PHQ9, 0, 18);
        assertThat(standing()).isEqualTo(Standing.SAME);

        expectChangeWithin(Optional.empty(), "44");
        assertThat(standing()).isEqualTo(Standing.SAME);
        expectChangeWithin(Optional.empty(), "40");
        assertThat(standing()).isEqualTo(Standing.NOT_ON_TRACK);
        expectChangeWithin(Optional.empty(), "soon");
        assertThat(standing()).as("words are passed over").isEqualTo(Standing.NOT_ON_TRACK);

        expectChangeWithin(Optional.of(house.program()), "60");
        assertThat(standing()).as("the program's own comes first").isEqualTo(Standing.SAME);
    }

    private Standing standing() {
        var reviewed = waiting().forms().getFirst().standing();
        assertThat(house.dana()
                        .call(() -> courses.of(amara))
                        .getFirst()
                        .change(ZONE)
                        .standing())
                .isEqualTo(reviewed);
        return reviewed;
    }

    private void expectChangeWithin(Optional<ProgramId> program, String days) {
        house.ruth()
                .run(() -> programs.setRule(
                        new NewRule(program, ExpectedChange.RULE, days, "decided here", LocalDate.of(2026, 1, 1))));
    }

    @Test
    void the_page_of_one_form_says_the_change_with_its_paper_the_gap_and_blanks_as_blanks() {
        for (int[] week : new int[][] {{6, 19}, {5, 18}, {4, 20}, {3, 16}, {1, 14}}) {
            answers(InstrumentName.PHQ9, week[0], week[1]);
        }
        house.dana()
                .call(() -> measures.complete(
                        amara,
                        InstrumentName.PHQ9,
                        spread(InstrumentName.PHQ9, 10).without("44260-8"),
                        Mode.INTERVIEW,
                        Optional.empty()));
        var page = page(house.dana().actor(), "/people/" + amara.value() + "/measures/PHQ9");
        assertThat(page.select("h1 + p .status").text()).isEqualTo("better than at the start");
        assertThat(page.select(".trend-summary").text())
                .contains("moderate", "8 less than at the start: a real change", "1 blank filled by the mean");
        assertThat(page.select(".trend-table").text()).contains("no answers for 14 days");
        assertThat(page.select("polyline")).as("the line breaks at the gap").hasSize(2);
        assertThat(page.select(".trend-events").text()).contains("Admitted");
        assertThat(page.text())
                .contains("Reliable change since the start: yes, better. 5 points and more count (Löwe et al. 2004")
                .contains("Clinically significant: no")
                .contains("Remission: no");
        assertThat(page.select(".table-dense td:contains(not answered)")).isNotEmpty();
        assertThat(page.select("script:not([src])")).isEmpty();
    }

    @Test
    void the_person_reads_the_same_in_kind_words_in_both_languages() {
        for (int[] week : new int[][] {{6, 10}, {2, 11}, {1, 17}}) {
            answers(InstrumentName.PHQ9, week[0], week[1]);
        }
        var own = house.asParticipant(amara);
        var english = page(own, "/me/progress");
        assertThat(english.select(".trend-summary").text())
                .contains("heavier than the time before", "Heavier than when you began here");
        assertThat(english.select(".trend-events").text()).contains("You began here");
        assertThat(english.text()).doesNotContain("PHQ", "severe", "worse", "not on track", "Admitted", "reliable");
        var spanish = page(own, "/me/progress?lang=es");
        assertThat(spanish.select(".trend-summary").text()).contains("Más pesado que cuando empezó aquí");
    }

    @Test
    void the_measures_page_takes_the_act_and_leaves_what_is_worse_to_its_own_page() {
        answers(InstrumentName.PHQ9, 2, 10);
        answers(InstrumentName.PHQ9, 1, 17);
        answers(InstrumentName.GAD7, 1, 12);
        var home = "/people/" + amara.value() + "/measures";
        var page = page(house.dana().actor(), home);
        assertThat(page.select("#since ~ .rows .row").eachText().getFirst()).contains("PHQ-9", "worse: open it");
        assertThat(page.select("form[action$=/reviews]")).hasSize(1);
        var through = page.select("input[name=through]").attr("value");
        assertThat(post(home + "/reviews", Map.of("through", through))
                        .getResponse()
                        .getRedirectedUrl())
                .as("without a choice nothing is kept")
                .isEqualTo(home);
        assertThat(waiting().forms()).hasSize(2);
        post(home + "/reviews", Map.of("through", through, "decision", "talk"));
        assertThat(waiting().forms()).hasSize(1);
        assertThat(post(home + "/reviews", Map.of("through", "yesterday", "decision", "talk")))
                .hasStatus(404);
        assertThat(post(home + "/reviews", Map.of("through", through, "decision", "talk", "form", "drop table")))
                .hasStatus(404);
        assertThat(page(house.dana().actor(), home + "/PHQ9").select("form[action$=/reviews]"))
                .hasSize(1);
        assertThat(get(house.bea().actor(), home + "/PHQ9")).hasStatus(404);
        assertThat(get(house.dana().actor(), home + "/PCL5"))
                .as("never answered")
                .hasStatus(404);
    }

    private Reviews.Waiting waiting() {
        return house.dana().call(() -> reviews.waiting(amara, ZONE));
    }

    private Reviews.Reviewing review(Optional<InstrumentName> form, Decision decision, String line) {
        return house.dana().call(() -> reviews.review(amara, form, TestTime.now(), decision, line, ZONE));
    }

    private void answers(InstrumentName form, int weeksAgo, int total) {
        measures(form, now.minus(Duration.ofDays(7L * weeksAgo)), total);
    }

    private void measures(InstrumentName form, Instant at, int total) {
        house.job(() -> measures.complete(amara, form, spread(form, total), Mode.INTERVIEW, at, Optional.empty()));
    }

    /** Answers that add up, the last scored item as low as can be. */
    private Answers spread(InstrumentName form, int total) {
        var answers = Answers.none();
        int left = total;
        for (var item : house.job(() -> instruments.current(form)).orElseThrow().items()) {
            if (item.scored()) {
                int value = Math.min(3, left);
                left -= value;
                answers = answers.with(
                        item.linkId(),
                        item.options().stream()
                                .filter(option -> option.weight()
                                        .filter(weight -> weight.intValue() == value)
                                        .isPresent())
                                .findFirst()
                                .orElseThrow()
                                .code());
            }
        }
        return answers;
    }

    private MvcTestResult get(Actor actor, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
    }

    private Document page(Actor actor, String path) {
        var result = get(actor, path);
        assertThat(result).as(path).hasStatusOk();
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(house.dana().actor()));
        fields.forEach(request::param);
        return request.exchange();
    }
}
