package org.footbridge.chart.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.HourRule;
import org.footbridge.attendance.MakeUps;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotKind;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Hours offered, attended and countable, and a missed session made up. */
@FootbridgeTest
class HoursTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Programs programs;

    @Autowired
    Sessions sessions;

    @Autowired
    MakeUps makeUps;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.Colleague dana;
    private String path;

    @BeforeEach
    void one_evening_with_one_person() {
        evening = evenings.with(1);
        dana = evening.house().dana();
        path = "/people/" + evening.person(0).value() + "/hours";
    }

    @Test
    void no_goal_is_named_where_no_director_signed_one() {
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(page(path).select(".page-head .status").text()).isEqualTo("1 h this week");
        assertThat(page(path).text()).contains("No weekly goal is signed for this program.");
    }

    @Test
    void offered_attended_and_countable_are_three_numbers() {
        signed(HourRule.WEEK, "9");
        signed(HourRule.KINDS, "skills");
        evening.everybodyPresentAndClosed(evening.session());
        var cells = page(path).select("table tbody tr").first().select("td").eachText();
        assertThat(cells.get(2)).isEqualTo("1 h");
        assertThat(cells.get(3)).isEqualTo("0 min");
        assertThat(cells.get(1)).isNotEqualTo("1 h");
        assertThat(page(path).text()).contains("0 min of 9 h", "What counts is said by: the contract");
        assertThat(page("/hours").text()).contains("Amara Okafor", "0 min of 9 h");
    }

    @Test
    void a_rule_of_the_persons_payer_goes_before_the_programs() {
        signed(HourRule.WEEK, "9");
        signed(HourRule.WEEK + ", Blue Harbor", "6");
        evening.house()
                .inTransaction(() -> sql.sql("""
                        insert into coverage.authorization (organization_id, id, participant_id, episode_id, regime, privacy_class, payer,
                                                            number, level, units, unit, used_before, starts_on, ends_on, recorded_at)
                        values (:organization, :id, :person, :stay, 'part2', 'ordinary', 'Blue Harbor', '1', 'intensive_outpatient', 12, 'day', 0, :from, :to,
                                :now)
                        """)
                        .param("organization", evening.house().organization())
                        .param("id", UUID.randomUUID())
                        .param("person", evening.person(0))
                        .param("stay", evening.people().getFirst().episode())
                        .param("from", evening.day().minusDays(20))
                        .param("to", evening.day().plusDays(20))
                        .param("now", evening.at(12, 0))
                        .update());
        assertThat(page(path).text()).contains("of 6 h");
    }

    @Test
    void a_missed_session_is_made_up_in_another_track_and_linked_to_it() {
        signed(HourRule.WEEK, "9");
        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.EXCUSED));
        evening.close(evening.session());
        var other = anotherTracksSession();

        var form = page(path).select("form[action$=/make-ups]");
        assertThat(form).isNotEmpty();
        assertThat(form.first().select("option").eachText().getFirst()).startsWith("Process group");
        assertThat(post(other)).isEqualTo(302);

        assertThat(count("scheduling.v_due where session_id = '" + other.value()
                        + "' and reason like 'makes up Process group%'"))
                .isEqualTo(1);
        assertThat(count("attendance.v_make_ups where session_id = '" + other.value() + "' and for_session_id = '"
                        + evening.session().value() + "'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> evening.as(dana, () -> makeUps.book(other, evening.person(0), evening.session())))
                .as("it is made up once")
                .isInstanceOf(NotYours.class);
    }

    @Test
    void the_pages_are_closed_to_who_reads_no_chart() {
        var billing = evening.house().bea().actor();
        assertThat(mvc.get().uri(path).with(SignedInAs.actor(billing)).exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/hours").with(SignedInAs.actor(billing)).exchange())
                .hasStatus(404);
    }

    private int post(SessionId other) {
        return Time.at(
                evening.at(21, 0),
                () -> mvc.post()
                        .uri("/people/" + evening.person(0).value() + "/make-ups")
                        .param("session", other.value().toString())
                        .param("missed", evening.session().value().toString())
                        .with(SignedInAs.actor(dana.actor()))
                        .exchange()
                        .getResponse()
                        .getStatus());
    }

    /** Tomorrow at nine in the morning. */
    private SessionId anotherTracksSession() {
        var tomorrow = evening.day().plusDays(1);
        evening.as(evening.house().ruth(), () -> {
            var track = programs.addTrack(new NewTrack(
                    evening.house().program(),
                    Optional.empty(),
                    "Mornings",
                    Mode.IN_PERSON,
                    8,
                    evening.day().minusDays(30),
                    true));
            return programs.addSlot(new NewSlot(
                    track,
                    tomorrow.getDayOfWeek(),
                    java.time.LocalTime.of(9, 0),
                    60,
                    "Skills at nine",
                    SlotKind.SKILLS,
                    Optional.of(dana.id()),
                    Optional.empty(),
                    evening.day(),
                    true));
        });
        evening.house().job(() -> sessions.makeUntil(tomorrow.plusDays(1)));
        return new SessionId(evening.house()
                .inTransaction(() -> sql.sql("""
                        select session_id from scheduling.v_sessions
                         where organization_id = :organization and title = 'Skills at nine' order by starts_at limit 1
                        """)
                        .param("organization", evening.house().organization())
                        .single(UUID.class)));
    }

    private void signed(String name, String value) {
        evening.as(evening.house().ruth(), () -> {
            programs.setRule(new NewRule(
                    Optional.of(evening.house().program()), name, value, "the contract", LocalDate.of(2026, 1, 1)));
            return name;
        });
    }

    private long count(String from) {
        return evening.house()
                .inTransaction(() -> sql.sql("select count(*) from " + from).single(Long.class));
    }

    private Document page(String path) {
        var result = Time.at(
                evening.at(21, 0),
                () -> mvc.get().uri(path).with(SignedInAs.actor(dana.actor())).exchange());
        assertThat(result).as(path).hasStatus(200);
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
