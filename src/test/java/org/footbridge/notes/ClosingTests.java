package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Supplier;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.attendance.Attendance;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Statements;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.Sessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A group marked, closed, written and signed in one act: whole, or not at all. */
@FootbridgeTest
class ClosingTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Attendance attendance;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Sessions sessions;

    @Autowired
    Sql sql;

    @Autowired
    ClosingInOneAct closing;

    @Test
    void a_closing_that_dies_before_it_commits_leaves_the_group_open_whole_and_can_be_done_again() {
        var evening = evenings.with(12);

        assertThatThrownBy(() -> inOneAct(
                        evening,
                        () -> sql.sql("select pg_terminate_backend(pg_backend_pid())")
                                .single(Boolean.class)))
                .as("the connection is gone with everything on it");
        assertThat(evening.<Boolean>as(
                        evening.house().dana(),
                        () -> sessions.get(evening.session()).isOpen()))
                .isTrue();
        assertThat(rows(evening)).isEqualTo(new Rows(0, 0, 0, 0, 0));

        inOneAct(evening, () -> true);
        assertThat(rows(evening)).isEqualTo(new Rows(12, 12, 12, 1, 13));
    }

    @Test
    void the_whole_act_costs_as_many_statements_for_twelve_as_for_three() {
        var three = evenings.with(3);
        var twelve = evenings.with(12);
        int few = Statements.of(() -> inOneAct(three, () -> true));
        int many = Statements.of(() -> inOneAct(twelve, () -> true));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(29);
    }

    @Test
    void what_is_signed_a_second_after_midnight_belongs_to_the_evening() {
        var evening = evenings.with(1);
        inOneAct(evening, () -> true, false);
        var midnight = evening.at(23, 59).plusSeconds(61);
        evening.house()
                .dana()
                .actor()
                .call(() ->
                        Time.at(midnight, () -> Proof.fresh(midnight).call(() -> groupNotes.sign(evening.session()))));

        var part = evening.<Map<ParticipantId, Written>>as(
                        evening.house().dana(), () -> groupNotes.parts(evening.session()))
                .get(evening.person(0));
        assertThat(part.isLocked()).isTrue();
        assertThat(part.onDate()).isEqualTo(evening.day());
        assertThat(part.startsAt()).isEqualTo(evening.at(18, 0));
        assertThat(part.lockedAt()).contains(midnight);
    }

    @Test
    void somebody_marked_whose_stay_ended_before_the_day_is_not_frozen_into_the_roster() {
        var evening = evenings.with(2);
        evening.mark(evening.session(), 1, evening.present());
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update episodes.enrollment set ends_on = :before
                         where organization_id = :organization and participant_id = :gone
                        """)
                        .param("organization", evening.house().organization())
                        .param("before", evening.day().minusDays(1))
                        .param("gone", evening.person(1))
                        .update());
        evening.mark(evening.session(), 0, evening.present());
        evening.held(evening.session());
        evening.close(evening.session());

        assertThat(evening.house().job(() -> attendance.roster(evening.session())))
                .singleElement()
                .satisfies(row -> assertThat(row.participantId()).isEqualTo(evening.person(0)));
    }

    private Object inOneAct(GroupEvening.Evening evening, Supplier<Object> last) {
        return inOneAct(evening, last, true);
    }

    /** As the session's page does it, with {@code last} before the commit. */
    private Object inOneAct(GroupEvening.Evening evening, Supplier<Object> last, boolean sign) {
        return evening.as(evening.house().dana(), () -> {
            var people = evening.people().stream().map(Riverside.Enrolled::id).toList();
            closing.close(people, evening.session(), evening.at(18, 0), sign, last);
            return true;
        });
    }

    private record Rows(int marks, int seats, int notes, int shared, int signatures) {}

    private Rows rows(GroupEvening.Evening evening) {
        return evening.house()
                .inTransaction(
                        () -> sql.sql("""
                        select (select count(*) from attendance.attendance where session_id = :session and closed_at is not null) as marks,
                               (select count(*) from scheduling.seat where session_id = :session) as seats,
                               (select count(*) from notes.note where session_id = :session and locked_at is not null) as notes,
                               (select count(*) from notes.shared_part where session_id = :session) as shared,
                               (select count(*) from access.signature
                                 where subject_id = :session
                                    or subject_id in (select id from notes.note where session_id = :session)) as signatures
                        """).param("session", evening.session()).single(Rows.class));
    }
}
