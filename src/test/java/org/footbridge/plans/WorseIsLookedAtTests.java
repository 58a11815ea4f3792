package org.footbridge.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.measures.Answers;
import org.footbridge.measures.Decision;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.measures.Reviews;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A course that turns for the worse, a decision, and an aim whose day passed have the plan looked at again: once. */
@FootbridgeTest
class WorseIsLookedAtTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Measures measures;

    @Autowired
    Instruments instruments;

    @Autowired
    Reviews scores;

    @Autowired
    PlanReviews reviews;

    @Autowired
    Plans plans;

    @Autowired
    PassedAims passed;

    @Autowired
    Programs programs;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private EpisodeId stay;
    private Instant now;

    @BeforeEach
    void amara_is_in_care_since_six_weeks() {
        house = riverside.found();
        now = TestTime.now();
        var enrolled = house.enrolled(
                "Amara", "Okafor", LocalDate.ofInstant(now, Riverside.NEW_YORK).minusWeeks(6));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void a_course_that_turns_worse_opens_one_review_and_says_what_it_stems_from() {
        answers(InstrumentName.PHQ9, 2, 10);
        assertThat(open()).isEmpty();
        answers(InstrumentName.PHQ9, 1, 12);
        assertThat(open()).as("two points are chance").isEmpty();
        answers(InstrumentName.PHQ9, 0, 17);
        assertThat(open()).containsExactly("worse");
        assertThat(tasks()).containsExactly("review plan, worse");
        assertThat(days()).containsExactly(3);
        assertThat(page()).contains("A measure or an aim is not on track", "PHQ-9", "17 on");
    }

    @Test
    void the_program_says_in_a_dated_rule_how_soon() {
        rule("plan review days: worse", "1");
        answers(InstrumentName.PHQ9, 1, 10);
        answers(InstrumentName.PHQ9, 0, 17);
        assertThat(days()).containsExactly(1);
    }

    @Test
    void a_rule_that_is_no_number_leaves_the_days_as_they_are() {
        rule("plan review days: worse", "soon");
        answers(InstrumentName.PHQ9, 1, 10);
        answers(InstrumentName.PHQ9, 0, 17);
        assertThat(days()).containsExactly(3);
    }

    @Test
    void later_news_joins_and_doubles_nothing() {
        answers(InstrumentName.PHQ9, 3, 10);
        answers(InstrumentName.GAD7, 3, 8);
        answersHoursAgo(InstrumentName.PHQ9, 3, 17);
        answersHoursAgo(InstrumentName.GAD7, 2, 15);
        assertThat(open()).containsExactly("worse");
        assertThat(tasks()).hasSize(1);
        assertThat(sources()).containsExactly("response", "response");
    }

    @Test
    void staying_as_bad_is_told_once_and_worse_again_is_told_again() {
        answers(InstrumentName.PHQ9, 3, 6);
        answersHoursAgo(InstrumentName.PHQ9, 5, 14);
        close();
        answersHoursAgo(InstrumentName.PHQ9, 4, 14);
        assertThat(open()).as("as bad as it was").isEmpty();
        answersHoursAgo(InstrumentName.PHQ9, 3, 20);
        assertThat(open()).containsExactly("worse");
    }

    @Test
    void it_joins_a_review_that_is_due_no_later() {
        house.asParticipant(amara).call(() -> reviews.stuck(amara, "Same every week"));
        answers(InstrumentName.PHQ9, 1, 10);
        answers(InstrumentName.PHQ9, 0, 17);
        assertThat(open()).containsExactly("stuck");
        assertThat(sources()).containsExactly("response");
    }

    @Test
    void answers_older_than_three_days_are_history_and_open_nothing() {
        answers(InstrumentName.PHQ9, 3, 10);
        answers(InstrumentName.PHQ9, 1, 19);
        assertThat(open()).isEmpty();
    }

    @Test
    void somebody_without_a_stay_has_no_plan_to_look_at() {
        var ben = house.participant("Ben", "Osei");
        for (var total : List.of(5, 20)) {
            house.job(() ->
                    measures.complete(ben, InstrumentName.PHQ9, spread(total), Mode.INTERVIEW, now, Optional.empty()));
        }
        assertThat(open()).isEmpty();
    }

    @Test
    void answers_that_are_rolled_back_leave_no_review() {
        answers(InstrumentName.PHQ9, 1, 10);
        assertThatThrownBy(() -> house.inTransaction(() -> {
                    measures.complete(amara, InstrumentName.PHQ9, spread(18), Mode.INTERVIEW, now, Optional.empty());
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(open()).isEmpty();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void the_decision_of_who_looked_opens_it_too_and_joins_what_is_open() {
        answers(InstrumentName.GAD7, 1, 12);
        decide(Decision.NOTHING, "");
        assertThat(open()).isEmpty();
        answers(InstrumentName.GAD7, 0, 12);
        decide(Decision.PLAN_REVIEW, "Nothing moves");
        assertThat(open()).containsExactly("asked");
        assertThat(days()).containsExactly(7);
        assertThat(page()).contains("looked at the scores", "“Nothing moves”");
        answers(InstrumentName.PHQ9, 1, 10);
        decide(Decision.PLAN_REVIEW, "Once more");
        assertThat(open()).as("joined").containsExactly("asked");
        assertThat(sources()).containsExactly("measures_review", "measures_review");
    }

    @Test
    void an_aim_whose_day_passed_without_it_is_looked_at_once() {
        planned(9, LocalDate.ofInstant(now, Riverside.NEW_YORK).minusDays(1));
        house.job(() -> {
            passed.look();
            return true;
        });
        assertThat(open()).as("no score, nothing concluded").containsExactly("date");
        answers(InstrumentName.PHQ9, 1, 14);
        look();
        look();
        assertThat(open()).containsExactly("date", "worse");
        assertThat(sources()).containsExactly("objective");
        assertThat(page()).contains("The day has passed", "Mood lighter");
        close();
        look();
        assertThat(open()).containsExactly("date");
    }

    @Test
    void an_aim_that_is_reached_or_whose_day_is_today_opens_nothing() {
        planned(9, LocalDate.ofInstant(now, Riverside.NEW_YORK));
        answers(InstrumentName.PHQ9, 1, 14);
        look();
        assertThat(open()).containsExactly("date");
        planned(14, LocalDate.ofInstant(now, Riverside.NEW_YORK).minusDays(1));
        look();
        assertThat(open()).containsExactly("date");
    }

    private void planned(int target, LocalDate day) {
        house.dana().run(() -> {
            var draft = plans.draft(stay);
            int edit = plans.versions(stay).getFirst().edit();
            plans.save(
                    draft,
                    edit,
                    new PlanContent(
                            "Comes every week",
                            "",
                            "When the mornings hold",
                            "A nearer day",
                            Optional.of(day.plusWeeks(4)),
                            List.of(new PlanContent.Problem(
                                    UUID.randomUUID(),
                                    "Low mood",
                                    Optional.empty(),
                                    List.of(new PlanContent.Goal(
                                            UUID.randomUUID(),
                                            "I want to get up",
                                            List.of(new PlanContent.Objective(
                                                    UUID.randomUUID(),
                                                    "Mood lighter",
                                                    Optional.of("PHQ9"),
                                                    Optional.of(BigDecimal.valueOf(16)),
                                                    Optional.of(BigDecimal.valueOf(target)),
                                                    Optional.of(day),
                                                    ObjectiveStatus.ACTIVE,
                                                    Optional.empty(),
                                                    List.of(new PlanContent.Intervention(
                                                            UUID.randomUUID(),
                                                            "Plan the week",
                                                            Modality.INDIVIDUAL,
                                                            Optional.of(1),
                                                            Optional.of(45),
                                                            Optional.of(8),
                                                            Optional.empty()))))))))));
            assertThat(Proof.fresh(TestTime.now()).<Plans.PlanSigning, RuntimeException>call(() -> plans.sign(draft)))
                    .isInstanceOf(Plans.PlanSigned.class);
        });
    }

    private void look() {
        house.job(() -> {
            passed.look();
            return true;
        });
    }

    private void decide(Decision decision, String line) {
        house.dana().run(() -> {
            var waiting = scores.waiting(amara, Riverside.NEW_YORK);
            assertThat(waiting.forms()).isNotEmpty();
            assertThat(scores.review(
                            amara,
                            Optional.empty(),
                            waiting.newest().orElseThrow(),
                            decision,
                            line,
                            Riverside.NEW_YORK))
                    .isInstanceOf(Reviews.Reviewed.class);
        });
    }

    private void close() {
        house.dana()
                .run(() -> reviews.of(stay, amara).stream()
                        .filter(one -> one.closedAt().isEmpty() && one.reason() == ReviewReason.WORSE)
                        .forEach(one -> reviews.close(
                                new PlanReviewId(one.reviewId()), ReviewOutcome.GOES_ON, "Looked at it", true)));
    }

    private void rule(String name, String value) {
        house.ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.of(house.program()),
                        name,
                        value,
                        "decided here",
                        LocalDate.ofInstant(now, Riverside.NEW_YORK).minusDays(1))));
    }

    private void answers(InstrumentName form, int weeksAgo, int total) {
        answersHoursAgo(form, weeksAgo * 7 * 24, total);
    }

    private void answersHoursAgo(InstrumentName form, int hours, int total) {
        house.job(() -> measures.complete(
                amara,
                form,
                spread(form, total),
                Mode.INTERVIEW,
                now.minus(Duration.ofHours(hours)),
                Optional.empty()));
    }

    private Answers spread(int total) {
        return spread(InstrumentName.PHQ9, total);
    }

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

    private String page() {
        var result = mvc.get()
                .uri("/episodes/%s/plan".formatted(stay.value()))
                .with(SignedInAs.actor(house.dana().actor()))
                .exchange();
        assertThat(result).hasStatusOk();
        try {
            return Jsoup.parse(result.getResponse().getContentAsString()).text();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<String> open() {
        return list("select reason from plans.v_reviews where closed_at is null order by reason");
    }

    private List<String> tasks() {
        return list("select kind from tasks.v_open where kind like 'review plan%' order by kind");
    }

    private List<String> sources() {
        return list("select kind from plans.v_review_sources order by noted_at, kind");
    }

    private List<Integer> days() {
        return house.inTransaction(() -> sql.sql(
                        "select round(extract(epoch from due_at - opened_at) / 86400)::int from plans.v_reviews where reason <> 'date'")
                .list(Integer.class));
    }

    private List<String> list(String text) {
        return house.inTransaction(() -> sql.sql(text).list(String.class));
    }
}
