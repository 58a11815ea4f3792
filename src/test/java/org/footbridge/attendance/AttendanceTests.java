package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Statements;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.Rosters;
import org.footbridge.ui.Show;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@FootbridgeTest
class AttendanceTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Attendance attendance;

    @Autowired
    Rosters rosters;

    @Autowired
    Sql sql;

    @Test
    void a_session_does_not_close_while_somebody_due_has_no_outcome() {
        var evening = evenings.with(3);
        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present());

        assertThat(evening.close(evening.session()))
                .isInstanceOfSatisfying(Attendance.Closing.Refused.class, refused -> {
                    assertThat(refused.sentence()).isEqualTo("2 people are not complete yet.");
                    assertThat(refused.missing())
                            .containsOnlyKeys(evening.person(1), evening.person(2))
                            .containsEntry(evening.person(1), "has no outcome yet");
                });
        assertThat(evening.house().job(() -> rosters.of(evening.session()))).hasSize(3);
    }

    @Test
    void a_session_is_not_closed_before_its_day_has_come() {
        var evening = evenings.with(1);
        evening.allPresent(evening.session());
        evening.held(evening.session());
        var eve = evening.at(12, 0).minus(Duration.ofDays(1));
        var closing = evening.house().dana().call(() -> Time.at(eve, () -> attendance.close(evening.session())));
        assertThat(closing)
                .isInstanceOfSatisfying(
                        Attendance.Closing.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("has not come"));
    }

    @Test
    void a_session_is_not_closed_before_the_end_that_was_typed_has_come() {
        var evening = evenings.with(1);
        evening.allPresent(evening.session());
        evening.held(evening.session());
        var afternoon = evening.at(14, 3);
        var closing = evening.house().dana().call(() -> Time.at(afternoon, () -> attendance.close(evening.session())));
        assertThat(closing)
                .isInstanceOfSatisfying(
                        Attendance.Closing.Refused.class,
                        refused -> assertThat(refused.sentence()).startsWith("7:00 PM has not come yet."));
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
    }

    @Test
    void nobody_leaves_before_they_came() {
        var evening = evenings.with(1);
        var mark = evening.present()
                .as(Outcome.LEFT_EARLY)
                .arrived(evening.at(18, 25))
                .left(evening.at(18, 10), "With a neighbor");
        var marking = evening.house()
                .dana()
                .call(() ->
                        attendance.mark(evening.session(), Map.of(evening.person(0), new Attendance.Marked(mark, 0))));
        assertThat(marking)
                .isEqualTo(new Attendance.Marking.Refused(
                        "Somebody left at 6:10 PM and came at 6:25 PM. Please look at the two times."));
    }

    @Test
    void closing_freezes_who_was_due_and_a_later_change_of_the_enrollment_changes_nothing() {
        var evening = evenings.with(3);
        evening.everybodyPresentAndClosed(evening.session());
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update episodes.enrollment set ends_on = starts_on where organization_id = :organization
                        """)
                        .param("organization", evening.house().organization())
                        .update());

        assertThat(evening.house().job(() -> rosters.of(evening.session()))).hasSize(3);
        assertThat(evening.house().job(() -> rosters.of(evening.session(1)))).isEmpty();
        assertThat(evening.statusOf(evening.session(), 0)).isEqualTo("present");
    }

    @Test
    void choosing_not_to_counts_as_present_with_all_minutes() {
        var evening = evenings.with(1);
        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present().part(1, Part.CHOSE_NOT_TO));
        evening.close(evening.session());

        assertThat(evening.statusOf(evening.session(), 0)).isEqualTo("present");
        assertThat(minutes(evening)).isEqualTo(60);
        assertThat(evening.house()
                        .inTransaction(() -> sql.sql("""
                        select attended_minutes from attendance.v_weeks where organization_id = :organization
                           and attended_minutes > 0
                        """)
                                .param("organization", evening.house().organization())
                                .list(Integer.class)))
                .containsExactly(60);
    }

    @Test
    void nothing_is_attested_before_somebody_says_it() {
        var evening = evenings.with(2);

        assertThat(evening.house().job(() -> attendance.roster(evening.session())))
                .allSatisfy(row -> assertThat(row.mark()).isEqualTo(Mark.none()));
        assertThat(evening.<Attendance.Marking>as(
                        evening.house().dana(), () -> attendance.markRestPresent(evening.session())))
                .isEqualTo(new Attendance.Marking.Refused("Say first when the group began."));
    }

    @Test
    void marking_the_rest_present_says_presence_and_nothing_else() {
        var evening = evenings.with(3);
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.allPresent(evening.session());

        assertThat(evening.house().job(() -> attendance.roster(evening.session())))
                .extracting(row -> row.mark().outcome().orElseThrow())
                .containsExactlyInAnyOrder(Outcome.NO_SHOW, Outcome.PRESENT, Outcome.PRESENT);
        assertThat(evening.house().job(() -> attendance.roster(evening.session())))
                .allSatisfy(row -> assertThat(row.mark().parts()).isEmpty());
    }

    @Test
    void two_facilitators_on_one_roster_keep_what_stands_and_see_both() {
        var evening = evenings.with(2);
        evening.mark(evening.session(), 0, Mark.of(Outcome.EXCUSED));

        var late = evening.<Attendance.Marking>as(
                evening.house().dana(),
                () -> attendance.mark(
                        evening.session(),
                        Map.of(
                                evening.person(0), new Attendance.Marked(Mark.of(Outcome.NO_SHOW), 0),
                                evening.person(1), new Attendance.Marked(Mark.of(Outcome.NO_SHOW), 0))));

        assertThat(late)
                .isEqualTo(new Attendance.Marking.Marked(List.of(new Attendance.Conflict(
                        evening.person(0), Mark.of(Outcome.EXCUSED), Mark.of(Outcome.NO_SHOW)))));
        assertThat(evening.statusOf(evening.session(), 0)).isEqualTo("excused");
        assertThat(evening.statusOf(evening.session(), 1)).isEqualTo("no_show");
    }

    @Test
    void somebody_missed_all_evening_is_called_once() {
        var evening = evenings.with(1);
        for (int i = 0; i < 3; i++) {
            evening.mark(evening.session(i), 0, Mark.of(Outcome.NO_SHOW));
            evening.close(evening.session(i));
        }

        assertThat(evening.house()
                        .inTransaction(() -> sql.sql("""
                        select title from tasks.task where organization_id = :organization and kind = 'outreach'
                        """)
                                .param("organization", evening.house().organization())
                                .list(String.class)))
                .as("by its date, which stays true when the call is overdue")
                .containsExactly(
                        "Call somebody we missed on " + new Show(Locale.US, Riverside.NEW_YORK).date(evening.day()));
    }

    @Test
    void a_closed_outcome_cannot_be_changed_but_corrected_with_a_reason() {
        var evening = evenings.with(1);
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW)))
                .isInstanceOf(Attendance.Marking.Refused.class);
        assertThatThrownBy(() -> evening.house()
                        .inTransaction(() -> sql.sql("""
                        update attendance.attendance set status = 'no_show' where organization_id = :organization
                        """)
                                .param("organization", evening.house().organization())
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is signed");

        evening.as(
                evening.house().dana(),
                () -> attendance.correct(
                        evening.session(),
                        evening.person(0),
                        Mark.of(Outcome.LATE).arrived(evening.at(18, 25)),
                        "Her bus was late; the tablet says 18:25"));

        assertThat(evening.statusOf(evening.session(), 0)).isEqualTo("late");
        assertThat(minutes(evening)).isEqualTo(35);
        var counts = evening.as(
                evening.house().dana(),
                () -> attendance.roster(evening.session()).getFirst().mark());
        assertThat(counts.outcome()).contains(Outcome.LATE);
        assertThat(counts.arrivedAt()).contains(evening.at(18, 25));
    }

    @Test
    void nobody_is_called_about_a_day_they_were_there_after_all() {
        var evening = evenings.with(2);
        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.mark(evening.session(), 1, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());
        assertThat(calls(evening))
                .containsExactlyInAnyOrder(
                        evening.person(0).value(), evening.person(1).value());

        evening.as(
                evening.house().dana(),
                () -> attendance.correct(
                        evening.session(), evening.person(0), evening.present(), "Sat in the other room"));

        assertThat(calls(evening)).containsExactly(evening.person(1).value());
        assertThat(evening.house()
                        .inTransaction(() -> sql.sql("""
                        select status from scheduling.v_due
                         where organization_id = :organization and session_id = :session and participant_id = :person
                        """)
                                .param("organization", evening.house().organization())
                                .param("session", evening.session())
                                .param("person", evening.person(0))
                                .single(String.class)))
                .isEqualTo("fulfilled");
    }

    @Test
    void who_was_there_after_all_is_corrected_by_their_own_times_where_nobody_noted_the_groups() {
        var evening = evenings.with(1);
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());
        var dana = evening.house().dana();

        assertThat(evening.<Attendance.Correcting>as(
                        dana,
                        () -> attendance.correct(
                                evening.session(), evening.person(0), evening.present(), "Sat in the other room")))
                .isInstanceOfSatisfying(
                        Attendance.Correcting.Refused.class,
                        refused -> assertThat(refused.sentence()).endsWith("Say when the person came and left."));
        assertThat(evening.<Attendance.Correcting>as(
                        dana,
                        () -> attendance.correct(
                                evening.session(),
                                evening.person(0),
                                evening.present().arrived(evening.at(18, 5)).left(evening.at(18, 50), ""),
                                "Sat in the other room")))
                .isEqualTo(new Attendance.Correcting.Corrected());
        assertThat(minutes(evening)).isEqualTo(45);
    }

    private List<UUID> calls(GroupEvening.Evening evening) {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select participant_id from tasks.v_open where organization_id = :organization and kind = 'outreach'
                        """)
                        .param("organization", evening.house().organization())
                        .list(UUID.class));
    }

    @Test
    void closing_twelve_costs_as_many_statements_as_closing_three() {
        var three = evenings.with(3);
        var twelve = evenings.with(12);
        three.allPresent(three.session());
        twelve.allPresent(twelve.session());

        int few = Statements.of(() -> three.close(three.session()));
        int many = Statements.of(() -> twelve.close(twelve.session()));

        assertThat(few).isBetween(5, 40);
        assertThat(many).isEqualTo(few);
    }

    @Test
    void another_organization_cannot_take_attendance() {
        var evening = evenings.with(1);
        var other = evenings.with(1);

        assertThatThrownBy(() -> other.as(other.house().dana(), () -> attendance.close(evening.session())))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> other.as(
                        other.house().dana(),
                        () -> attendance.mark(
                                other.session(),
                                Map.of(evening.person(0), new Attendance.Marked(Mark.of(Outcome.PRESENT), 0)))))
                .isInstanceOf(NotYours.class);
    }

    private int minutes(GroupEvening.Evening evening) {
        return Optional.of(evening.house()
                        .inTransaction(() -> sql.sql("""
                        select minutes from attendance.v_attendance
                         where organization_id = :organization and session_id = :session and participant_id = :participant
                        """)
                                .param("organization", evening.house().organization())
                                .param("session", evening.session())
                                .param("participant", evening.person(0))
                                .single(Integer.class)))
                .orElseThrow();
    }
}
