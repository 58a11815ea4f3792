package org.footbridge.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.TakeOver;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotId;
import org.footbridge.programs.SlotKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class SessionsTests {

    @Autowired
    Authorization authorization;

    @Autowired
    Riverside riverside;

    @Autowired
    Programs programs;

    @Autowired
    Sessions sessions;

    @Autowired
    Rosters rosters;

    @Autowired
    Appointments appointments;

    @Autowired
    Episodes episodes;

    @Autowired
    KeepApart keepApart;

    @Autowired
    Timetable timetable;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private LocalDate today;

    @BeforeEach
    void givenRiversideWithItsSessions() {
        house = riverside.found();
        today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.job(() -> sessions.makeUntil(today.plusWeeks(12)));
    }

    @Test
    void making_sessions_again_makes_none() {
        int made = made().size();

        assertThat(made).isBetween(12 * 9, 13 * 9);
        assertThat(house.job(() -> sessions.makeUntil(today.plusWeeks(12)))).isZero();
        assertThat(made()).hasSize(made);
    }

    @Test
    void a_closed_day_takes_its_untouched_sessions_back() {
        var day = made().getLast().onDate();
        house.ruth().run(() -> programs.closeDay(house.program(), day, "Staff day"));
        house.job(() -> sessions.remake(house.program()));

        assertThat(made()).noneMatch(session -> session.onDate().equals(day));
    }

    @Test
    void who_does_not_know_the_people_leads_them_only_when_a_supervisor_hands_the_session_over() {
        var amara = house.enrolled("Amara", "Okafor", today.minusDays(7)).id();
        var session = made().getLast();
        assertThat(house.dana()
                        .<Sessions.Changing, RuntimeException>call(() -> sessions.lead(
                                session.sessionId(),
                                house.dana().id(),
                                Optional.of(house.marcus().id()))))
                .isInstanceOfSatisfying(
                        Sessions.Changing.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("A supervisor hands the session over."));
        assertThat(reaches(house.marcus(), amara)).isFalse();
        assertThat(house.dana()
                        .<Sessions.Changing, RuntimeException>call(() -> sessions.lead(
                                session.sessionId(),
                                house.priya().id(),
                                Optional.of(house.dana().id()))))
                .as("a supervisor knows everybody")
                .isInstanceOf(Sessions.Changing.Done.class);
    }

    @Test
    void who_joins_a_track_reaches_the_people_already_in_it() {
        var amara = house.enrolled("Amara", "Okafor", today.minusDays(7)).id();
        var slot = made().getLast();
        assertThat(reaches(house.marcus(), amara)).isFalse();
        house.ruth()
                .run(() -> programs.changeSlot(
                        slot.slotId(),
                        today.plusDays(1),
                        new NewSlot(
                                house.evening(),
                                slot.onDate().getDayOfWeek(),
                                LocalTime.of(18, 0),
                                60,
                                "Skills",
                                SlotKind.PROCESS,
                                Optional.of(house.marcus().id()),
                                Optional.empty(),
                                today.plusDays(1),
                                true)));
        assertThat(reaches(house.marcus(), amara)).isTrue();
    }

    private boolean reaches(Riverside.Colleague who, ParticipantId participant) {
        return who.call(() -> authorization.may(Permission.READ_CHART, participant));
    }

    @Test
    void a_changed_pattern_makes_untouched_future_sessions_anew_and_leaves_touched_ones_alone() {
        var pattern = made().stream()
                .filter(session -> session.slotId().equals(made().getLast().slotId()))
                .toList();
        var touched = pattern.get(pattern.size() - 2);
        house.dana().run(() -> sessions.lead(touched.sessionId(), house.marcus().id(), Optional.empty()));
        var from = today.plusDays(1);
        house.ruth()
                .run(() -> programs.changeSlot(
                        pattern.getFirst().slotId(),
                        from,
                        new NewSlot(
                                house.evening(),
                                touched.onDate().getDayOfWeek(),
                                LocalTime.of(21, 30),
                                30,
                                "Closing round",
                                SlotKind.PROCESS,
                                Optional.empty(),
                                Optional.empty(),
                                from,
                                true)));
        house.job(() -> sessions.remake(house.program()));

        var after = made();
        assertThat(after)
                .filteredOn(
                        session -> session.slotId().equals(pattern.getFirst().slotId()))
                .filteredOn(session -> session.onDate().isAfter(today))
                .extracting(Made::sessionId)
                .containsExactly(touched.sessionId());
        assertThat(after)
                .filteredOn(session -> session.title().equals("Closing round"))
                .hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void a_cancelled_session_stays_with_its_reason_and_is_cancelled_once() {
        var session = made().getLast().sessionId();
        house.dana().run(() -> {
            assertThat(sessions.cancel(session, " ")).isInstanceOf(Sessions.Changing.Refused.class);
            assertThat(sessions.cancel(session, "Snow")).isInstanceOf(Sessions.Changing.Done.class);
            assertThat(sessions.cancel(session, "Snow")).isInstanceOf(Sessions.Changing.Refused.class);
        });
        house.job(() -> sessions.remake(house.program()));

        assertThat(house.job(() -> sessions.get(session)).cancelledAt()).isPresent();
    }

    @Test
    void somebody_is_on_the_roster_from_their_first_day_to_their_last() {
        var all = made();
        var first = all.get(all.size() / 2).onDate();
        var amara = house.enrolled("Amara", "Okafor", first);

        assertThat(all)
                .allSatisfy(session -> assertThat(house.job(() -> rosters.of(session.sessionId())))
                        .extracting(Due::participantId)
                        .isEqualTo(session.onDate().isBefore(first) ? List.of() : List.of(amara.id())));
    }

    @Test
    void nobody_on_leave_is_due() {
        var session = made().getLast();
        var amara = house.enrolled("Amara", "Okafor", today);
        house.inTransaction(() -> sql.sql("""
                        insert into episodes.leave (organization_id, id, participant_id, episode_id, starts_on, ends_on, reason)
                        values (:organization, :id, :participant, :episode, :day, :day, 'Wedding')
                        """)
                .param("organization", house.organization())
                .param("id", UUID.randomUUID())
                .param("participant", amara.id())
                .param("episode", amara.episode())
                .param("day", session.onDate())
                .update());

        assertThat(house.job(() -> rosters.of(session.sessionId()))).isEmpty();
    }

    @Test
    void a_walk_in_needs_a_reason_and_a_running_stay_in_the_program() {
        var session = made().getLast().sessionId();
        var amara = house.enrolled("Amara", "Okafor", today);
        var stranger = house.participant("Lee", "Park");
        house.letCare(Role.THERAPIST, stranger);
        house.dana().run(() -> {
            assertThat(rosters.addWalkIn(session, amara.id(), "Comes anyway"))
                    .isEqualTo(new Rosters.Adding.Refused("This person is on the roster already."));
            assertThat(rosters.addWalkIn(session, stranger, "Visits"))
                    .isEqualTo(
                            new Rosters.Adding.Refused("This person has no running stay in this program on that day."));
        });
    }

    @Test
    void nobody_walks_in_where_somebody_sits_they_must_not_meet() {
        house.enrolled("Amara", "Okafor", today);
        var session = made().getLast().sessionId();
        var lee = house.participant("Lee", "Park");
        house.job(() -> keepApart.fromStaff(lee, house.dana().id(), "Her neighbor"));
        house.letCare(Role.THERAPIST, lee);
        house.job(() -> episodes.takeOver(new TakeOver(
                lee, house.evening(), today, 0, Level.INTENSIVE_OUTPATIENT, Optional.of(3), Optional.empty())));
        house.job(() -> episodes.leaveTrack(episodes.currentOf(lee).orElseThrow(), house.evening(), today, "Pause"));
        assertThat(house.dana()
                        .<Rosters.Adding, RuntimeException>call(() -> rosters.addWalkIn(session, lee, "Makes it up")))
                .isEqualTo(new Rosters.Adding.Refused("This person cannot join this session. Please ask a clinician."));
    }

    @Test
    void another_organization_cannot_reach_a_session() {
        var session = made().getLast().sessionId();
        var other = riverside.found();
        other.dana()
                .run(() -> assertThatThrownBy(() -> sessions.cancel(session, "Snow"))
                        .isInstanceOf(NotYours.class));
    }

    @Test
    void a_timetable_holds_ones_own_sessions_and_appointments_and_nobody_elses() {
        var amara = house.enrolled("Amara", "Okafor", today);
        var lee = house.enrolled("Lee", "Park", today);
        var soon = clock.instant().plus(Duration.ofDays(2));
        house.job(() -> {
            book(amara.id(), "Talk with Dana", soon);
            return book(lee.id(), "Talk with Marcus", soon);
        });

        house.asParticipant(amara.id()).run(() -> {
            var week = timetable.of(amara.id(), today, today.plusDays(7));
            assertThat(week).filteredOn(Timetable.Item::session).hasSizeGreaterThanOrEqualTo(9);
            assertThat(week)
                    .filteredOn(item -> !item.session())
                    .extracting(Timetable.Item::title)
                    .containsExactly("Talk with Dana");
            assertThatThrownBy(() -> timetable.of(lee.id(), today, today.plusDays(7)))
                    .isInstanceOf(NotYours.class);
        });
    }

    private AppointmentId book(ParticipantId participant, String title, Instant at) {
        return appointments.book(new NewAppointment(
                participant,
                Optional.empty(),
                Optional.of(house.program()),
                Optional.of(house.dana().id()),
                Optional.empty(),
                AppointmentKind.INDIVIDUAL,
                title,
                at,
                50,
                Mode.IN_PERSON,
                "Room 2"));
    }

    private record Made(SessionId sessionId, SlotId slotId, LocalDate onDate, String title) {}

    private List<Made> made() {
        return house.inTransaction(
                () -> sql.sql("""
                        select session_id, slot_id, on_date, title
                          from scheduling.v_sessions
                         where organization_id = :organization
                         order by starts_at
                        """).param("organization", house.organization()).list(Made.class));
    }
}
