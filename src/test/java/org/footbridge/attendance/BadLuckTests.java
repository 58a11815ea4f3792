package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.TakeOver;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Statements;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotKind;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.transitions.DischargeType;
import org.footbridge.transitions.Discharges;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong on an evening and must cost nobody anything. */
@FootbridgeTest
class BadLuckTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Riverside riverside;

    @Autowired
    Attendance attendance;

    @Autowired
    MakeUps makeUps;

    @Autowired
    Rosters rosters;

    @Autowired
    Sessions sessions;

    @Autowired
    Discharges discharges;

    @Autowired
    Episodes episodes;

    @Autowired
    Programs programs;

    @Autowired
    KeepApart keepApart;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Test
    void two_facilitators_marking_different_people_at_the_same_moment_both_keep_their_work() throws Exception {
        var evening = evenings.with(6);
        evening.held(evening.session());
        var ready = new CountDownLatch(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Future<Attendance.Marking>> both = new ArrayList<>();
            for (var who : List.of(evening.house().dana(), evening.house().priya())) {
                int from = both.isEmpty() ? 0 : 3;
                Map<ParticipantId, Attendance.Marked> marks = new HashMap<>();
                for (int index = from; index < from + 3; index++) {
                    marks.put(evening.person(index), new Attendance.Marked(Mark.of(Outcome.PRESENT), 0));
                }
                Callable<Attendance.Marking> marking = () -> {
                    ready.countDown();
                    ready.await();
                    return evening.as(who, () -> attendance.mark(evening.session(), marks));
                };
                both.add(two.submit(marking));
            }
            for (var one : both) {
                assertThat(one.get()).isEqualTo(new Attendance.Marking.Marked(List.of()));
            }
        }
        assertThat(roster(evening))
                .allSatisfy(row -> assertThat(row.mark().outcome()).contains(Outcome.PRESENT));
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
    }

    @Test
    void two_who_close_at_the_same_moment_close_it_once() throws Exception {
        var evening = evenings.with(3);
        evening.allPresent(evening.session());
        var ready = new CountDownLatch(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Future<Attendance.Closing>> both = new ArrayList<>();
            for (var who : List.of(evening.house().dana(), evening.house().priya())) {
                both.add(two.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return evening.as(who, () -> attendance.close(evening.session()));
                }));
            }
            var came = List.of(both.getFirst().get(), both.getLast().get());
            assertThat(came)
                    .filteredOn(Attendance.Closing.Closed.class::isInstance)
                    .hasSize(1);
            assertThat(came)
                    .filteredOn(Attendance.Closing.Refused.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void somebody_late_blocks_nothing_for_anybody_else() {
        var evening = evenings.with(3);
        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present());
        evening.mark(evening.session(), 1, evening.present());
        assertThat(roster(evening))
                .filteredOn(row -> row.mark().outcome().isPresent())
                .hasSize(2);

        // In the door twenty minutes before the end, after the others were marked and the group is over.
        evening.mark(evening.session(), 2, Mark.of(Outcome.LATE).arrived(evening.at(18, 40)));
        assertThat(evening.close(evening.session())).isEqualTo(new Attendance.Closing.Closed(3));
        assertThat(minutes(evening, 2)).isEqualTo(20);
    }

    @Test
    void somebody_discharged_during_the_group_keeps_the_evening_they_were_in() {
        var evening = evenings.with(2);
        evening.allPresent(evening.session());
        assertThat(evening.<Discharges.Leaving>as(
                        evening.house().dana(),
                        () -> discharges.discharge(
                                evening.people().getFirst().episode(),
                                new Discharges.NewDischarge(
                                        DischargeType.LOST_CONTACT,
                                        "Moved away this evening.",
                                        evening.day(),
                                        Optional.of("Has one already.")))))
                .isNotInstanceOf(Discharges.Leaving.Refused.class);

        assertThat(evening.close(evening.session())).isEqualTo(new Attendance.Closing.Closed(2));
        assertThat(minutes(evening, 0)).isEqualTo(60);
        assertThat(rosterOf(evening, evening.session(1)))
                .as("due to the end of the day of leaving")
                .hasSizeBetween(1, 2);
    }

    @Test
    void who_comes_back_for_a_second_stay_keeps_both() {
        var evening = evenings.with(1);
        evening.everybodyPresentAndClosed(evening.session());
        var first = evening.people().getFirst().episode();
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update episodes.enrollment set ends_on = :day where organization_id = :organization and episode_id = :first
                        """)
                        .param("organization", evening.house().organization())
                        .param("day", evening.day())
                        .param("first", first)
                        .update());
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update episodes.episode set status = 'finished', discharged_on = :day
                         where organization_id = :organization and id = :first
                        """)
                        .param("organization", evening.house().organization())
                        .param("day", evening.day())
                        .param("first", first)
                        .update());
        var next = next(evening);
        var second = evening.house()
                .job(() -> Time.at(
                        evening.at(22, 0),
                        () -> episodes.takeOver(new TakeOver(
                                evening.person(0),
                                evening.house().evening(),
                                next.onDate(),
                                0,
                                Level.INTENSIVE_OUTPATIENT,
                                Optional.of(3),
                                Optional.empty()))));
        assertThat(second).isInstanceOf(Episodes.TakenOver.Done.class);
        var again = ((Episodes.TakenOver.Done) second).episode();

        var six = next.onDate().atTime(18, 0).atZone(Riverside.NEW_YORK).toInstant();
        evening.house()
                .job(() -> Time.at(six.plusSeconds(7200), () -> {
                    var id = new SessionId(next.sessionId());
                    attendance.hold(id, new Held(Optional.of(six), Optional.of(six.plusSeconds(3600))));
                    attendance.markRestPresent(id);
                    return attendance.close(id);
                }));
        assertThat(stays(evening)).containsExactlyInAnyOrder(first, again);
    }

    private record Next(UUID sessionId, LocalDate onDate) {}

    private Next next(GroupEvening.Evening evening) {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select session_id, on_date from scheduling.v_sessions
                         where organization_id = :organization and on_date > :day and title = 'Process group'
                         order by starts_at limit 1
                        """)
                        .param("organization", evening.house().organization())
                        .param("day", evening.day())
                        .single(Next.class));
    }

    private List<EpisodeId> stays(GroupEvening.Evening evening) {
        return evening
                .house()
                .inTransaction(() -> sql.sql("""
                        select episode_id from attendance.v_attendance
                         where organization_id = :organization and minutes > 0 and closed_at is not null
                        """)
                        .param("organization", evening.house().organization())
                        .list(UUID.class))
                .stream()
                .map(EpisodeId::new)
                .toList();
    }

    @Test
    void a_make_up_beside_somebody_kept_apart_is_refused_in_words_that_name_nobody() {
        var evening = evenings.with(2);
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.held(evening.session());
        evening.mark(evening.session(), 1, evening.present());
        evening.close(evening.session());
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update episodes.enrollment set ends_on = :day
                         where organization_id = :organization and participant_id = :person
                        """)
                        .param("organization", evening.house().organization())
                        .param("day", evening.day())
                        .param("person", evening.person(0))
                        .update());
        evening.house().job(() -> keepApart.people(evening.person(0), evening.person(1), "an old case"));
        var booking = evening.<MakeUps.Booking>as(
                evening.house().dana(),
                () -> makeUps.book(new SessionId(next(evening).sessionId()), evening.person(0), evening.session()));
        assertThat(booking)
                .isEqualTo(
                        new MakeUps.Booking.Refused("This person cannot join this session. Please ask a clinician."));
    }

    @Test
    void a_night_group_across_the_hour_that_comes_twice_lasts_as_long_as_it_lasted() {
        var house = riverside.found();
        var monday = house.enrolled(
                "Amara",
                "Okafor",
                LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(4));
        var sunday = nightTheClockGoesBack();
        house.ruth()
                .run(() -> programs.addSlot(new NewSlot(
                        house.evening(),
                        sunday.getDayOfWeek(),
                        LocalTime.of(0, 30),
                        90,
                        "Night group",
                        SlotKind.PROCESS,
                        Optional.of(house.dana().id()),
                        Optional.empty(),
                        sunday.minusDays(1),
                        true)));
        house.job(() -> Time.at(
                sunday.minusDays(3).atTime(12, 0).atZone(Riverside.NEW_YORK).toInstant(),
                () -> sessions.makeUntil(sunday)));
        record Night(SessionId sessionId, Instant startsAt, Instant endsAt) {}
        var night = house.inTransaction(() -> sql.sql("""
                        select session_id, starts_at, ends_at from scheduling.v_sessions
                         where organization_id = :organization and title = 'Night group' and on_date = :day
                        """)
                .param("organization", house.organization())
                .param("day", sunday)
                .single(Night.class));
        house.job(() -> Time.at(night.endsAt().plusSeconds(60), () -> {
            attendance.hold(night.sessionId(), new Held(Optional.of(night.startsAt()), Optional.of(night.endsAt())));
            attendance.markRestPresent(night.sessionId());
            return attendance.close(night.sessionId());
        }));
        assertThat(night.endsAt()).isEqualTo(night.startsAt().plusSeconds(90 * 60));
        assertThat(house.inTransaction(() -> sql.sql("""
                        select minutes from attendance.v_attendance where organization_id = :organization and participant_id = :person
                        """)
                        .param("organization", house.organization())
                        .param("person", monday.id())
                        .single(Integer.class)))
                .isEqualTo(90);
    }

    private LocalDate nightTheClockGoesBack() {
        var back = Riverside.NEW_YORK.getRules().nextTransition(clock.instant());
        while (back.isGap()) {
            back = Riverside.NEW_YORK.getRules().nextTransition(back.getInstant());
        }
        return back.getDateTimeBefore().toLocalDate();
    }

    @Test
    void a_group_of_one_closes_and_one_of_forty_costs_as_many_statements() {
        var one = closing(evenings.with(1));
        var forty = evenings.with(12);
        for (int more = 0; more < 28; more++) {
            forty.house().enrolled("Guest", "No" + more, forty.day().minusDays(20));
        }
        assertThat(rosterOf(forty, forty.session())).hasSize(40);
        assertThat(closing(forty)).isEqualTo(one);
    }

    private int closing(GroupEvening.Evening evening) {
        evening.allPresent(evening.session());
        return Statements.of(
                () -> assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class));
    }

    private List<RosterRow> roster(GroupEvening.Evening evening) {
        return rosterOf(evening, evening.session());
    }

    private List<RosterRow> rosterOf(GroupEvening.Evening evening, SessionId session) {
        return evening.house().job(() -> attendance.roster(session));
    }

    private int minutes(GroupEvening.Evening evening, int index) {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select minutes from attendance.v_attendance
                         where organization_id = :organization and session_id = :session and participant_id = :person
                        """)
                        .param("organization", evening.house().organization())
                        .param("session", evening.session())
                        .param("person", evening.person(index))
                        .single(Integer.class));
    }
}
