package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is asked by itself: of whom, in which weeks, how often; what it costs a week; what was missed. */
@FootbridgeTest
class SchedulesTests {

    private static final InstrumentName PHQA = new InstrumentName("PHQA");
    private static final InstrumentName PCL5 = new InstrumentName("PCL5");

    @Autowired
    Riverside riverside;

    @Autowired
    Schedules schedules;

    @Autowired
    Measures measures;

    @Autowired
    MissedMeasures missed;

    @Autowired
    Tasks tasks;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private LocalDate monday;
    private ParticipantId amara;

    @BeforeEach
    void amara_began_three_weeks_ago() {
        house = riverside.found();
        monday = TestTime.today().minusDays(21);
        amara = house.enrolled("Amara", "Okafor", monday).id();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void a_measure_is_asked_once_in_its_interval_and_what_was_not_begun_by_the_next_turn_is_missed() {
        set(asked(InstrumentName.PHQ9, 7, 1, Optional.empty()));
        turn(monday);
        turn(monday);
        turn(monday.plusDays(6));
        assertThat(expected()).containsExactly(monday.plusDays(2) + " waits");
        turn(monday.plusDays(7));
        assertThat(expected()).containsExactly(monday.plusDays(2) + " missed", monday.plusDays(9) + " waits");
        var done = house.ruth().call(() -> schedules.completion(house.evening(), monday.plusDays(12)));
        assertThat(done).isEqualTo(new Schedules.Completion(2, 0, 1));
        assertThat(done.rate()).hasValue(0);
    }

    @Test
    void a_clinician_hears_once_of_each_day_that_went_by_in_one_line_a_person() {
        set(asked(InstrumentName.PHQ9, 7, 1, Optional.empty()));
        set(asked(InstrumentName.GAD7, 7, 1, Optional.empty()));
        turn(monday);
        tell(monday.plusDays(2));
        assertThat(told()).as("the day itself is not over").isZero();
        tell(monday.plusDays(3));
        tell(monday.plusDays(4));
        assertThat(told()).as("two forms, one line, once").isEqualTo(1);
        close();
        tell(monday.plusDays(5));
        assertThat(told()).as("nothing new went by").isEqualTo(1);
        turn(monday.plusDays(7));
        tell(monday.plusDays(10));
        assertThat(told()).as("the next week's").isEqualTo(2);
        close();
        turn(monday.plusDays(14));
        tell(monday.plusDays(30));
        assertThat(told()).as("two weeks later it is no news").isEqualTo(2);
    }

    @Test
    void a_measure_taken_back_was_not_missed() {
        set(asked(InstrumentName.PHQ9, 7, 1, Optional.empty()));
        turn(monday);
        house.dana()
                .run(() -> measures.withdraw(new AssignmentId(house.inTransaction(
                        () -> sql.sql("select id from measures.assignment").single(java.util.UUID.class)))));
        tell(monday.plusDays(3));
        assertThat(told()).isZero();
    }

    @Test
    void two_forms_of_one_family_in_the_same_weeks_are_told_on_the_page() {
        var home = "/program/tracks/" + house.evening().value() + "/measures";
        set(asked(PCL5, 30, 1, Optional.of(4)));
        set(asked(new InstrumentName("PCL5WEEK"), 7, 5, Optional.empty()));
        assertThat(page(home).text()).doesNotContain("Ask one of them");
        set(asked(new InstrumentName("PCL5WEEK"), 7, 4, Optional.empty()));
        assertThat(page(home).select(".row-main p").eachText())
                .filteredOn(line -> line.endsWith("Ask one of them."))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.startsWith("PCL-5"));
    }

    private void tell(LocalDate day) {
        Time.at(
                day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                () -> house.job(() -> {
                    missed.tell(day);
                    return true;
                }));
    }

    private int told() {
        return house.inTransaction(() -> sql.sql("select count(*)::int from tasks.task where kind = 'measure missed'")
                .single(Integer.class));
    }

    private void close() {
        var open = house.inTransaction(
                () -> sql.sql("select id from tasks.task where kind = 'measure missed' and status = 'open'")
                        .list(java.util.UUID.class));
        open.forEach(id -> assertThat(house.dana().call(() -> tasks.finish(new TaskId(id), "Asked after group")))
                .isInstanceOf(Tasks.Finished.class));
    }

    @Test
    void who_answered_anyway_in_the_interval_is_not_asked_again() {
        set(asked(InstrumentName.PHQ9, 7, 1, Optional.empty()));
        house.job(() -> measures.complete(
                amara,
                InstrumentName.PHQ9,
                Answers.none().with("44250-9", "LA6568-5"),
                Mode.PAPER,
                monday.minusDays(2).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                Optional.empty()));
        turn(monday);
        assertThat(expected()).isEmpty();
        turn(monday.plusDays(5));
        assertThat(expected()).hasSize(1);
    }

    @Test
    void a_phase_is_some_weeks_of_a_stay() {
        set(asked(InstrumentName.PHQ9, 7, 2, Optional.of(2)));
        turn(monday);
        assertThat(expected()).isEmpty();
        turn(monday.plusDays(7));
        assertThat(expected()).hasSize(1);
        turn(monday.plusDays(14));
        assertThat(expected()).as("week 3 is over the phase").hasSize(1);
    }

    @Test
    void a_change_is_a_dated_row_and_the_old_one_stays() {
        set(asked(InstrumentName.PHQ9, 7, 1, Optional.empty()));
        house.ruth()
                .call(() -> schedules.set(asked(InstrumentName.PHQ9, 14, 1, Optional.empty()), monday.plusDays(10)));
        assertThat(house.inTransaction(
                        () -> sql.sql("select every_days || ' ' || starts_on || ' ' || coalesce(ends_on::text, 'on')"
                                        + " from measures.schedule order by starts_on")
                                .list(String.class)))
                .containsExactly(
                        "7 " + monday.minusDays(7) + " " + monday.plusDays(9), "14 " + monday.plusDays(10) + " on");
        var rows = house.ruth().call(() -> schedules.of(house.evening(), monday.plusDays(10)));
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.asked().everyDays()).isEqualTo(14));
        house.ruth().run(() -> schedules.end(rows.getFirst().id(), monday.plusDays(11)));
        assertThat(house.ruth().call(() -> schedules.of(house.evening(), monday.plusDays(12))))
                .isEmpty();
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*)::int from audit.entry where subject = 'measure schedule'")
                                .single(Integer.class)))
                .isEqualTo(3);
    }

    @Test
    void a_row_for_the_program_asks_in_its_tracks() {
        house.ruth()
                .call(() -> schedules.set(
                        new Schedules.Asked(
                                house.program(), Optional.empty(), InstrumentName.GAD7, 7, 1, Optional.empty(), 2, ""),
                        monday.minusDays(7)));
        turn(monday);
        assertThat(expected()).hasSize(1);
    }

    @Test
    void a_form_for_other_ages_needs_a_reason_and_nonsense_is_refused() {
        assertThat(house.ruth().call(() -> schedules.set(asked(PHQA, 7, 1, Optional.empty()), monday)))
                .isInstanceOfSatisfying(
                        Schedules.NotSet.class,
                        refused -> assertThat(refused.sentence()).contains("up to 17 years"));
        for (var nonsense : List.of(
                asked(InstrumentName.PHQ9, 0, 1, Optional.empty()),
                asked(InstrumentName.PHQ9, 367, 1, Optional.empty()),
                asked(InstrumentName.PHQ9, 7, 0, Optional.empty()),
                asked(InstrumentName.PHQ9, 7, 5, Optional.of(4)),
                asked(new InstrumentName("NOSUCH"), 7, 1, Optional.empty()))) {
            assertThat(house.ruth().call(() -> schedules.set(nonsense, monday)))
                    .as(nonsense.toString())
                    .isInstanceOf(Schedules.NotSet.class);
        }
        assertThatThrownBy(() -> house.dana()
                        .call(() -> schedules.set(asked(InstrumentName.PHQ9, 7, 1, Optional.empty()), monday)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void the_page_counts_minutes_warns_above_fifteen_and_says_where_look_back_overlaps() {
        var home = "/program/tracks/" + house.evening().value() + "/measures";
        assertThat(page(home).text()).contains("Nothing is asked by itself", "Nothing was due");
        set(asked(InstrumentName.PHQ9, 7, 1, Optional.empty()));
        set(asked(InstrumentName.GAD7, 7, 1, Optional.empty()));
        assertThat(page(home).select("#load ~ .rows").text()).isEqualTo("From week 1: 5 min");
        set(asked(PCL5, 3, 1, Optional.of(4)));
        var page = page(home);
        assertThat(page.select("#load ~ .rows .row").eachText())
                .containsExactly("Weeks 1 to 4: 19 min Above 15 minutes: leave something out", "From week 5: 5 min");
        assertThat(page.text())
                .contains("Asks about the last 14 days every 7 days: answers overlap")
                .contains("Asks about the last 30 days every 3 days");
    }

    @Test
    void the_form_on_the_page_sets_refuses_with_words_and_ends() {
        var home = "/program/tracks/" + house.evening().value() + "/measures";
        assertThat(post(home, Map.of("instrument", "nothing", "everyDays", "often")))
                .hasStatus(422);
        assertThat(rows()).isEmpty();
        Map<String, String> fields = new java.util.HashMap<>(Map.of(
                "instrument",
                "PHQA",
                "scope",
                "track",
                "everyDays",
                "7",
                "fromWeek",
                "1",
                "untilWeek",
                "",
                "daysToAnswer",
                "2",
                "from",
                monday.toString()));
        assertThat(post(home, fields)).hasStatus(422);
        fields.put("reason", "One young adult who knows it from school");
        assertThat(post(home, fields).getResponse().getRedirectedUrl()).isEqualTo(home);
        assertThat(page(home).text()).contains("Outside the ages it is made for, because: One young adult");
        var id = rows().getFirst();
        post(home + "/" + id + "/end", Map.of("lastDay", "soon"));
        assertThat(page(home).select("form[action$=/end]")).hasSize(1);
        post(home + "/" + id + "/end", Map.of("lastDay", monday.toString()));
        assertThat(page(home).select("form[action$=/end]")).isEmpty();
        assertThat(mvc.get()
                        .uri(home)
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange())
                .hasStatus(404);
    }

    private List<String> rows() {
        return house.inTransaction(
                () -> sql.sql("select id::text from measures.schedule").list(String.class));
    }

    private void set(Schedules.Asked asked) {
        assertThat(house.ruth().call(() -> schedules.set(asked, monday.minusDays(7))))
                .isInstanceOf(Schedules.WasSet.class);
    }

    private Schedules.Asked asked(InstrumentName form, int everyDays, int fromWeek, Optional<Integer> untilWeek) {
        return new Schedules.Asked(
                house.program(), Optional.of(house.evening()), form, everyDays, fromWeek, untilWeek, 2, "");
    }

    private void turn(LocalDate day) {
        Time.at(
                day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                () -> house.job(() -> {
                    schedules.askWhoseTurnItIs(day);
                    return true;
                }));
    }

    private List<String> expected() {
        return house.inTransaction(() -> sql.sql("""
                        select due_on || case when answered then ' answered' when waits then ' waits' else ' missed' end
                          from measures.v_expected order by due_on
                        """).list(String.class));
    }

    private Document page(String path) {
        var result =
                mvc.get().uri(path).with(SignedInAs.actor(house.ruth().actor())).exchange();
        assertThat(result).as(path).hasStatusOk();
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(house.ruth().actor()));
        fields.forEach(request::param);
        return request.exchange();
    }
}
