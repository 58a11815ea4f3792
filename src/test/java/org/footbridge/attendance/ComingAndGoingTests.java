package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.access.NotYours;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Out and back in one session, and how and with whom people leave. */
@FootbridgeTest
class ComingAndGoingTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    GroupEvening evenings;

    @Autowired
    Attendance attendance;

    @Autowired
    TimesAway timesAway;

    @Autowired
    Departures departures;

    @Autowired
    Alerts alerts;

    @Autowired
    Contacts contacts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sql sql;

    @Test
    void minutes_are_those_in_the_room_however_often_somebody_steps_out() {
        var held = held(at("2026-11-19T18:00"), at("2026-11-19T19:00"));
        assertThat(MinutesRules.minutes(
                        present(),
                        held,
                        List.of(
                                away(at("2026-11-19T18:10"), at("2026-11-19T18:20")),
                                away(at("2026-11-19T18:40"), at("2026-11-19T18:45")))))
                .isEqualTo(45);
        assertThat(MinutesRules.minutes(
                        present().arrived(at("2026-11-19T18:15")),
                        held,
                        List.of(away(at("2026-11-19T18:10"), at("2026-11-19T18:20")))))
                .isEqualTo(40);
        assertThat(MinutesRules.minutes(
                        present(), held, List.of(new TimeAway(at("2026-11-19T18:50"), Optional.empty()))))
                .as("who did not come back counts until they went")
                .isEqualTo(50);
        assertThat(MinutesRules.minutes(present(), held, List.of(away(at("2026-11-19T18:55"), at("2026-11-19T19:30")))))
                .as("the group ended before they came back")
                .isEqualTo(55);
        assertThat(MinutesRules.minutes(
                        present(),
                        held,
                        List.of(
                                away(at("2026-11-19T18:10"), at("2026-11-19T18:30")),
                                away(at("2026-11-19T18:20"), at("2026-11-19T18:40")))))
                .as("overlapping stretches count once")
                .isEqualTo(30);
    }

    @Test
    void thirty_seconds_twice_are_a_minute() {
        var start = at("2026-11-19T18:00");
        assertThat(MinutesRules.minutes(
                        present(),
                        held(start, start.plusSeconds(150)),
                        List.of(away(start.plusSeconds(30), start.plusSeconds(120)))))
                .isEqualTo(1);
    }

    @Test
    void minutes_are_real_ones_on_the_night_the_clock_goes_back_and_across_midnight() {
        var before = LocalDateTime.parse("2026-11-01T00:30").atZone(NEW_YORK).toInstant();
        var after = LocalDateTime.parse("2026-11-01T02:30").atZone(NEW_YORK).toInstant();
        assertThat(MinutesRules.minutes(
                        present(),
                        held(before, after),
                        List.of(away(before.plusSeconds(1800), before.plusSeconds(5400)))))
                .as("three hours by the clock's hands, one of them away")
                .isEqualTo(120);
        assertThat(MinutesRules.minutes(
                        present(),
                        held(at("2026-11-19T23:30"), at("2026-11-20T00:30")),
                        List.of(away(at("2026-11-19T23:50"), at("2026-11-20T00:10")))))
                .isEqualTo(40);
    }

    @Test
    void who_comes_back_keeps_both_stretches_and_the_sum_is_closed() {
        var evening = evenings.with(2);
        evening.allPresent(evening.session());
        assertThat(note(evening, 0, new TimeAway(evening.at(18, 10), Optional.empty())))
                .isInstanceOf(TimesAway.Noting.Noted.class);
        assertThat(evening.close(evening.session()))
                .isInstanceOfSatisfying(
                        Attendance.Closing.Refused.class,
                        refused -> assertThat(refused.missing().get(evening.person(0)))
                                .contains("not marked as back"));
        note(evening, 0, away(evening.at(18, 10), evening.at(18, 25)));
        note(evening, 0, away(evening.at(18, 40), evening.at(18, 45)));

        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
        assertThat(minutes(evening)).containsExactlyInAnyOrder(40, 60);
        assertThat(evening.house().job(() -> attendance.roster(evening.session())))
                .filteredOn(row -> row.participantId().equals(evening.person(0)))
                .flatExtracting(RosterRow::away)
                .hasSize(2);
        assertThat(note(evening, 0, away(evening.at(18, 50), evening.at(18, 55))))
                .isInstanceOf(TimesAway.Noting.Refused.class);
        assertThatThrownBy(() -> evening.house()
                        .inTransaction(
                                () -> sql.sql("delete from attendance.time_away where organization_id = :organization")
                                        .param("organization", evening.house().organization())
                                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void times_that_cannot_be_are_refused_and_the_same_twice_is_once() {
        var evening = evenings.with(1);
        evening.held(evening.session());
        var ten = away(evening.at(18, 10), evening.at(18, 20));
        assertThat(note(evening, 0, ten))
                .isEqualTo(new TimesAway.Noting.Refused(
                        "Mark first that they were here; then note when they stepped out."));
        evening.mark(evening.session(), 0, Mark.of(Outcome.LATE).arrived(evening.at(18, 5)));
        assertThat(note(evening, 0, away(evening.at(18, 20), evening.at(18, 20))))
                .isInstanceOf(TimesAway.Noting.Refused.class);
        assertThat(note(evening, 0, away(evening.at(18, 1), evening.at(18, 20))))
                .isInstanceOf(TimesAway.Noting.Refused.class);
        note(evening, 0, ten);
        assertThat(note(evening, 0, ten)).isInstanceOf(TimesAway.Noting.Noted.class);
        assertThat(note(evening, 0, away(evening.at(18, 15), evening.at(18, 30))))
                .isInstanceOf(TimesAway.Noting.Refused.class);
        evening.as(
                evening.house().dana(),
                () -> timesAway.takeBack(evening.session(), evening.person(0), evening.at(18, 10)));
        assertThat(evening.house()
                        .job(() -> attendance.roster(evening.session()))
                        .getFirst()
                        .away())
                .isEmpty();
        assertThatThrownBy(() -> evening.as(
                        evening.house().marcus(), () -> timesAway.note(evening.session(), evening.person(0), ten)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void an_open_alert_of_the_day_asks_how_and_with_whom_somebody_left() {
        var evening = evenings.with(2);
        evening.allPresent(evening.session());
        raise(evening, 0, Urgency.SAME_DAY, evening.at(18, 30));
        raise(evening, 1, Urgency.LAPSE, evening.at(18, 30));

        assertThat(evening.close(evening.session()))
                .isInstanceOfSatisfying(
                        Attendance.Closing.Refused.class,
                        refused -> assertThat(refused.missing())
                                .containsOnlyKeys(evening.person(0))
                                .containsEntry(
                                        evening.person(0),
                                        "has an open safety alert; one line says how and with whom they left"));
        evening.mark(
                evening.session(),
                0,
                new Mark(
                        Optional.of(Outcome.PRESENT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "Drove home with her sister",
                        java.util.Map.of()));
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
    }

    @Test
    void an_alert_of_another_day_asks_nothing() {
        var evening = evenings.with(1);
        evening.allPresent(evening.session());
        raise(evening, 0, Urgency.NOW, evening.at(12, 0).minusSeconds(24 * 3600));
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
    }

    @Test
    void who_is_under_eighteen_leaves_with_somebody_from_the_list_or_for_a_named_reason() {
        var evening = evenings.with(1);
        born(evening, 0, evening.day().minusYears(15));
        var mother = contact(evening, "Rosa Okafor", true);
        var uncle = contact(evening, "Ben Okafor", false);
        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.LEFT_EARLY).left(evening.at(18, 30), "with her uncle"));
        assertThat(evening.close(evening.session()))
                .isInstanceOfSatisfying(
                        Attendance.Closing.Refused.class,
                        refused -> assertThat(refused.missing().get(evening.person(0)))
                                .contains("under 18"));

        assertThat(leave(evening, new Departures.Company.Contact(uncle))).isInstanceOf(Departures.Noting.Refused.class);
        assertThat(leave(evening, new Departures.Company.SomebodyElse("Ben Okafor, uncle", " ")))
                .isInstanceOf(Departures.Noting.Refused.class);
        assertThat(leave(
                        evening,
                        new Departures.Company.SomebodyElse("Ben Okafor, uncle", "Her mother agreed on the phone")))
                .isInstanceOf(Departures.Noting.Noted.class);
        assertThat(leave(evening, new Departures.Company.Contact(mother))).isInstanceOf(Departures.Noting.Noted.class);
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
        assertThat(evening.house()
                        .inTransaction(() -> sql.sql("""
                                select with_whom from attendance.v_departures where organization_id = :organization
                                """)
                                .param("organization", evening.house().organization())
                                .list(String.class)))
                .containsExactly("With Rosa Okafor, mother");
        assertThat(leave(evening, new Departures.Company.Stays())).isInstanceOf(Departures.Noting.Refused.class);
    }

    @Test
    void on_the_eighteenth_birthday_nobody_is_asked_for_a_list() {
        var evening = evenings.with(1);
        born(evening, 0, evening.day().minusYears(18));
        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.LEFT_EARLY).left(evening.at(18, 30), "by bus"));
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
    }

    private TimesAway.Noting note(GroupEvening.Evening evening, int index, TimeAway away) {
        return evening.as(evening.house().dana(), () -> timesAway.note(evening.session(), evening.person(index), away));
    }

    private Departures.Noting leave(GroupEvening.Evening evening, Departures.Company company) {
        return evening.as(evening.house().dana(), () -> departures.note(evening.session(), evening.person(0), company));
    }

    private void raise(GroupEvening.Evening evening, int index, Urgency urgency, Instant when) {
        evening.house()
                .dana()
                .run(() -> Time.at(
                        when,
                        () -> transaction.execute(_ -> alerts.raise(Raise.about(
                                evening.person(index),
                                Source.MANUAL,
                                urgency,
                                "said it in the break",
                                Optional.empty())))));
    }

    private void born(GroupEvening.Evening evening, int index, LocalDate day) {
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update people.participant set birth_date = :day where organization_id = :organization and id = :id
                        """)
                        .param("organization", evening.house().organization())
                        .param("day", day)
                        .param("id", evening.person(index))
                        .update());
    }

    private ContactId contact(GroupEvening.Evening evening, String name, boolean mayPickUp) {
        return evening.house()
                .job(() -> contacts.add(
                        evening.person(0),
                        new Contacts.NewContact(
                                name,
                                mayPickUp ? "mother" : "uncle",
                                Optional.empty(),
                                Optional.empty(),
                                mayPickUp,
                                mayPickUp,
                                mayPickUp)));
    }

    private List<Integer> minutes(GroupEvening.Evening evening) {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select minutes from attendance.v_attendance
                         where organization_id = :organization and session_id = :session
                        """)
                        .param("organization", evening.house().organization())
                        .param("session", evening.session())
                        .list(Integer.class));
    }

    private static Mark present() {
        return Mark.of(Outcome.PRESENT);
    }

    private static Held held(Instant from, Instant until) {
        return new Held(Optional.of(from), Optional.of(until));
    }

    private static TimeAway away(Instant left, Instant back) {
        return new TimeAway(left, Optional.of(back));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }
}
