package org.footbridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.measures.Answers;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.OnTheWay;
import org.footbridge.plans.OnTheWay.State;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Own progress: what somebody set out to reach beside the answers, drawn no surer than it is. */
@FootbridgeTest
class OwnWayTests {

    @Autowired
    Riverside riverside;

    @Autowired
    OnTheWay onTheWay;

    @Autowired
    Measures measures;

    @Autowired
    Instruments instruments;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;
    private Instant now;

    @BeforeEach
    void amara_is_on_her_way() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(40))
                .id();
        house.letCare(Role.THERAPIST, amara);
        herself = house.asParticipant(amara);
        now = TestTime.now();
    }

    @Test
    void milestones_stand_beside_the_answers_and_only_one_to_be_marked_is_a_flag_on_the_line() {
        answers(4, 12);
        answers(3, 12);
        set(20, "One evening at the table", true);
        set(20, "Call my sister back", false);
        set(20, "Run a marathon", false);
        reached(10, "One evening at the table", State.REACHED);
        reached(10, "Call my sister back", State.REACHED);
        reached(10, "Run a marathon", State.LET_GO);
        set(5, "Sleep past four", true);
        answers(1, 11);

        var page = page("");
        assertThat(page.select("#way ~ .rows .row-title").eachText())
                .containsExactly("Sleep past four", "One evening at the table", "Call my sister back");
        assertThat(page.select("#way ~ .rows .row-end").eachText().getFirst()).isEqualTo("On the way");
        assertThat(page.select("#way ~ .rows .row-end").eachText().get(1)).startsWith("Reached on");
        assertThat(page.select(".trend-events").text())
                .contains("You reached: One evening at the table")
                .doesNotContain("Call my sister", "marathon", "Sleep past four");
        assertThat(page.text()).doesNotContain("in a row", "streak", "marathon");
        assertThat(page("?lang=es").text()).contains("A dónde quiero llegar", "Usted llegó a: One evening");
    }

    @Test
    void a_band_of_chance_stands_where_a_published_rule_gives_one_and_is_explained() {
        answers(3, 12);
        answers(2, 13);
        var page = page("");
        assertThat(page.select("polygon.trend-ribbon")).hasSize(1);
        assertThat(page.text()).contains("The soft band around a line is chance");
        // PHQ-9: five points are more than chance, so two and a half stand above and below each answer of 0 to 27.
        assertThat(page.selectFirst("polygon.trend-ribbon").attr("points")).contains("87.", "123.");
    }

    @Test
    void without_answers_nothing_is_said_of_chance_and_the_first_step_is_offered() {
        var page = page("");
        assertThat(page.select("polygon")).isEmpty();
        assertThat(page.text())
                .contains("Nothing to see yet", "It can be as small as one evening.")
                .doesNotContain("The soft band");
        assertThat(page.select("a[href=/me/plan/milestones]")).isNotEmpty();
    }

    @Test
    void a_heavier_week_is_called_a_dip_and_no_failure() {
        answers(3, 6);
        answers(1, 15);
        assertThat(page("").select(".trend-summary").text()).contains("Dips happen on most ways up.");
    }

    @Test
    void how_sure_somebody_was_is_drawn_from_the_second_number_on() {
        sure(12, "4", "");
        assertThat(page("").text()).doesNotContain("How sure I was");
        sure(2, "6", "Ana believes it");
        var page = page("");
        assertThat(page.select(".trend-summary").last().text())
                .contains("you said 6 of 10", "Not a lower number, because: Ana believes it");
        assertThat(page.select(".trend-table").last().select("td").eachText()).containsExactly("4 of 10", "6 of 10");
        assertThat(page.select(".trend-scale").last().text()).isEqualTo("10 0");
    }

    private void set(int daysAgo, String words, boolean celebrate) {
        ago(daysAgo, () -> onTheWay.set(amara, words, celebrate));
    }

    private void reached(int daysAgo, String words, State state) {
        ago(daysAgo, () -> {
            onTheWay.milestones(amara).stream()
                    .filter(one -> one.words().equals(words))
                    .forEach(one -> onTheWay.say(amara, one.milestoneId(), state));
            return state;
        });
    }

    private void sure(int daysAgo, String value, String why) {
        ago(daysAgo, () -> onTheWay.sure(amara, value, why));
    }

    private <R> void ago(int days, ScopedValue.CallableOp<R, RuntimeException> work) {
        Time.at(now.minus(Duration.ofDays(days)), () -> herself.call(work));
    }

    /** PHQ-9 answers that add up. */
    private void answers(int weeksAgo, int total) {
        var answers = Answers.none();
        int left = total;
        for (var item : house.job(() -> instruments.current(InstrumentName.PHQ9))
                .orElseThrow()
                .items()) {
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
        var given = answers;
        house.job(() -> measures.complete(
                amara,
                InstrumentName.PHQ9,
                given,
                Mode.INTERVIEW,
                now.minus(Duration.ofDays(7L * weeksAgo)),
                Optional.empty()));
    }

    private Document page(String query) {
        var answer = mvc.get()
                .uri("/me/progress" + query)
                .with(SignedInAs.actor(herself))
                .exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
