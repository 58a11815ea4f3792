package org.footbridge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.access.Proof;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;

/** An evening at Riverside: people enrolled, sessions made, somebody takes attendance. */
@Component
public class GroupEvening {

    static final List<String> NAMES = List.of(
            "Amara Okafor",
            "Lee Park",
            "Jo Marsh",
            "Mateo Cruz",
            "Wren Fisher",
            "Noor Haddad",
            "Ivy Chen",
            "Sam Boone",
            "Tess Varga",
            "Omar Diallo",
            "Ruby Lane",
            "Hank Sato");

    private final Riverside riverside;
    private final Sessions sessions;
    private final Attendance attendance;
    private final Sql sql;
    private final Clock clock;

    GroupEvening(Riverside riverside, Sessions sessions, Attendance attendance, Sql sql, Clock clock) {
        this.riverside = riverside;
        this.sessions = sessions;
        this.attendance = attendance;
        this.sql = sql;
        this.clock = clock;
    }

    /** @param people of the first session, in the order of their names above */
    public final class Evening {
        private final Riverside.House house;
        private final List<Riverside.Enrolled> people;
        private final List<SessionId> sessionsOfTheDay;
        private final LocalDate day;

        private Evening(
                Riverside.House house,
                List<Riverside.Enrolled> people,
                List<SessionId> sessionsOfTheDay,
                LocalDate day) {
            this.house = house;
            this.people = people;
            this.sessionsOfTheDay = sessionsOfTheDay;
            this.day = day;
        }

        public Riverside.House house() {
            return house;
        }

        public List<Riverside.Enrolled> people() {
            return people;
        }

        public ParticipantId person(int index) {
            return people.get(index).id();
        }

        /** The first of the day's three sessions, 18:00 to 19:00. */
        public SessionId session() {
            return sessionsOfTheDay.getFirst();
        }

        public SessionId session(int index) {
            return sessionsOfTheDay.get(index);
        }

        public LocalDate day() {
            return day;
        }

        public Instant at(int hour, int minute) {
            return day.atTime(hour, minute).atZone(Riverside.NEW_YORK).toInstant();
        }

        /** Runs as this colleague, recognized a moment ago, at nine in the evening of the day. */
        public <R> R as(Riverside.Colleague who, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
            return as(who.actor(), work);
        }

        public <R> R as(Actor who, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
            var nine = at(21, 0);
            return who.call(() -> Time.at(nine, () -> Proof.fresh(nine).call(work)));
        }

        /** The group began and ended as planned. */
        public void held(SessionId session) {
            as(house.dana(), () -> attendance.hold(session, new Held(Optional.of(at(18, 0)), Optional.of(at(19, 0)))));
        }

        /** Everybody was there. */
        public void allPresent(SessionId session) {
            held(session);
            as(house.dana(), () -> attendance.markRestPresent(session));
        }

        public Attendance.Marking mark(SessionId session, int index, Mark mark) {
            return as(house.dana(), () -> {
                int version = attendance.roster(session).stream()
                        .filter(row -> row.participantId().equals(person(index)))
                        .findFirst()
                        .orElseThrow()
                        .version();
                return attendance.mark(session, Map.of(person(index), new Attendance.Marked(mark, version)));
            });
        }

        public Attendance.Closing close(SessionId session) {
            return as(house.dana(), () -> attendance.close(session));
        }

        public void everybodyPresentAndClosed(SessionId session) {
            allPresent(session);
            close(session);
        }

        public String statusOf(SessionId session, int index) {
            return house.inTransaction(() -> sql.sql("""
                            select status from attendance.v_attendance
                             where organization_id = :organization and session_id = :session and participant_id = :participant
                            """)
                    .param("organization", house.organization())
                    .param("session", session)
                    .param("participant", person(index))
                    .single(String.class));
        }

        public Mark present() {
            return Mark.of(Outcome.PRESENT);
        }
    }

    /** That many people, enrolled four weeks ago, on the next evening of the pattern. */
    public Evening with(int people) {
        return with(NAMES.subList(0, people));
    }

    /** These people, given and family name, enrolled four weeks ago, on the next evening of the pattern. */
    public Evening with(List<String> names) {
        var house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        List<Riverside.Enrolled> enrolled = new ArrayList<>();
        for (var name : names) {
            var words = name.split(" ");
            enrolled.add(house.enrolled(words[0], words[1], today.minusWeeks(4)));
        }
        house.job(() -> sessions.makeUntil(today.plusWeeks(2)));
        record Row(SessionId sessionId, LocalDate onDate) {}
        var rows = house.inTransaction(() -> sql.sql("""
                        select session_id, on_date from scheduling.v_sessions
                         where organization_id = :organization and on_date > :today
                         order by starts_at
                         limit 3
                        """)
                .param("organization", house.organization())
                .param("today", today)
                .list(Row.class));
        return new Evening(
                house,
                enrolled,
                rows.stream().map(Row::sessionId).toList(),
                rows.getFirst().onDate());
    }
}
