package org.footbridge.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.access.Authorization;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SeatStatus;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.footbridge.ui.Show;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes attendance and closes sessions. However many people a session has, each verb costs the same number of
 * statements.
 */
@Component
public class Attendance {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Rosters rosters;
    private final AttendanceRows rows;
    private final Leavings leavings;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final Installation installation;

    Attendance(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            Rosters rosters,
            AttendanceRows rows,
            Leavings leavings,
            Tasks tasks,
            ApplicationEventPublisher events,
            Installation installation) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.rosters = rosters;
        this.rows = rows;
        this.leavings = leavings;
        this.tasks = tasks;
        this.events = events;
        this.installation = installation;
    }

    /** Everybody due with what is marked of them, whoever asks; pages show only whom the asker reaches. */
    @Transactional(readOnly = true)
    public List<RosterRow> roster(SessionId session) {
        return rows.roster(session, rosters.of(session));
    }

    @Transactional(readOnly = true)
    public Held held(SessionId session) {
        return rows.held(session);
    }

    /** The session's activities in their order; the session itself is the first until somebody names others. */
    @Transactional(readOnly = true)
    public List<Activity> activities(SessionId session) {
        var named = rows.activities(session);
        return named.isEmpty() ? List.of(new Activity(1, sessions.get(session).title())) : named;
    }

    /** What came of marking. */
    public sealed interface Marking {
        /** @param conflicts people somebody else marked differently meanwhile; their rows are left as they stand */
        record Marked(List<Conflict> conflicts) implements Marking {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Marking {}
    }

    /** Two marks of one person: the one that stands and the one that was not written. */
    public record Conflict(ParticipantId participant, Mark stands, Mark yours) {}

    /** A mark and the version of the row it was made on. */
    public record Marked(Mark mark, int version) {}

    /** @throws NotYours if this organization has no such session */
    @Transactional(propagation = Propagation.MANDATORY)
    public Sheet sheet(SessionId id) {
        authorization.require(Permission.RUN_GROUPS);
        var session = sessions.lock(id);
        return new Sheet(session, held(id), roster(id));
    }

    /**
     * Writes what is said of these people, where nobody else said something else meanwhile.
     *
     * @throws NotYours if one of them is not on the roster or not reached by the actor
     */
    @Transactional
    public Marking mark(SessionId id, Map<ParticipantId, Marked> marks) {
        return kept(id, sheet -> mark(sheet, marks));
    }

    /** As {@link #mark(SessionId, Map)}, on a sheet that is kept later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Marking mark(Sheet sheet, Map<ParticipantId, Marked> marks) {
        authorization.require(Permission.TAKE_ATTENDANCE);
        if (!sheet.isOpen()) {
            return new Marking.Refused("This session is over. Write a correction instead.");
        }
        var backwards = marks.values().stream()
                .map(Marked::mark)
                .filter(Mark::leftBeforeArriving)
                .findFirst();
        if (backwards.isPresent()) {
            return new Marking.Refused("Somebody left at %s and came at %s. Please look at the two times."
                    .formatted(
                            time(sheet, backwards.get().leftAt().orElseThrow()),
                            time(sheet, backwards.get().arrivedAt().orElseThrow())));
        }
        var reached = authorization.reachable(Permission.TAKE_ATTENDANCE);
        boolean staff = Actor.current().isStaff();
        Map<ParticipantId, Marked> behind = new HashMap<>();
        marks.forEach((participant, wanted) -> {
            var stands = sheet.of(participant)
                    .filter(_ -> !staff || reached.contains(participant.value()))
                    .orElseThrow(NotYours::new);
            if (stands.mark().equals(wanted.mark())) {
                return;
            }
            if (stands.version() != wanted.version()) {
                behind.put(participant, wanted);
            } else {
                sheet.mark(participant, wanted.mark());
            }
        });
        return new Marking.Marked(behind.isEmpty() ? List.of() : conflicts(sheet, behind));
    }

    private static String time(Sheet sheet, Instant at) {
        return TIME.format(at.atZone(sheet.session().wall()));
    }

    private List<Conflict> conflicts(Sheet sheet, Map<ParticipantId, Marked> behind) {
        var arrived = rows.arrived(sheet.session().sessionId(), behind.keySet());
        List<Conflict> conflicts = new ArrayList<>();
        behind.forEach((participant, wanted) -> {
            var stands = sheet.of(participant).orElseThrow(NotYours::new);
            // Somebody who came while the roster was open in the facilitator's hands is no second opinion on it.
            boolean onlyCame = wanted.version() == stands.version() - 1
                    && Integer.valueOf(stands.version()).equals(arrived.get(participant));
            if (onlyCame) {
                sheet.mark(participant, wanted.mark().orCameAs(stands.mark()));
            } else {
                conflicts.add(new Conflict(participant, stands.mark(), wanted.mark()));
            }
        });
        return conflicts;
    }

    /** Everybody without an outcome was there when the group began. For presence only, nothing else is said (CARE 22). */
    @Transactional
    public Marking markRestPresent(SessionId id) {
        authorization.require(Permission.RUN_GROUPS);
        if (held(id).startedAt().isEmpty()) {
            return new Marking.Refused("Say first when the group began.");
        }
        var reached = authorization.reachable(Permission.TAKE_ATTENDANCE);
        Map<ParticipantId, Marked> present = new HashMap<>();
        for (var row : roster(id)) {
            if (row.mark().outcome().isEmpty()
                    && (!Actor.current().isStaff()
                            || reached.contains(row.participantId().value()))) {
                var mark = row.mark();
                present.put(
                        row.participantId(),
                        new Marked(
                                new Mark(
                                        Optional.of(Outcome.PRESENT),
                                        mark.mode(),
                                        mark.arrivedAt(),
                                        mark.leftAt(),
                                        mark.reason(),
                                        mark.leftHow(),
                                        mark.parts()),
                                row.version()));
            }
        }
        return mark(id, present);
    }

    /** When the group really began and ended, as far as known. An end before the beginning is refused. */
    @Transactional
    public Marking hold(SessionId id, Held held) {
        return kept(id, sheet -> hold(sheet, held));
    }

    /** As {@link #hold(SessionId, Held)}, on a sheet that is kept later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Marking hold(Sheet sheet, Held held) {
        authorization.require(Permission.RUN_GROUPS);
        if (!sheet.isOpen()) {
            return new Marking.Refused("This session is over.");
        }
        if (held.startedAt().isPresent()
                && held.endedAt()
                        .filter(end -> !end.isAfter(held.startedAt().get()))
                        .isPresent()) {
            return new Marking.Refused("The group ended before it began. Please look at the two times.");
        }
        sheet.hold(held);
        return new Marking.Marked(List.of());
    }

    /** What came of the wish to close a session. */
    public sealed interface Closing {
        /** @param present how many were there */
        record Closed(int present) implements Closing {}

        /** @param sentence for the page; {@code missing} says for each person what is not said yet */
        record Refused(String sentence, Map<ParticipantId, String> missing) implements Closing {}
    }

    /**
     * Freezes who was due and what became of them. Nobody due may be without an outcome, and the end that was typed must
     * have come: minutes are never taken from the schedule (CARE 22). Who did not come gets a task for today: somebody
     * reaches out.
     */
    @Transactional
    public Closing close(SessionId id) {
        return kept(id, this::close);
    }

    /** As {@link #close(SessionId)}, on a sheet that is kept later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Closing close(Sheet sheet) {
        authorization.require(Permission.RUN_GROUPS);
        var session = sheet.session();
        if (!sheet.isOpen()) {
            return new Closing.Refused("This session is over already.", Map.of());
        }
        if (session.onDate().isAfter(LocalDate.ofInstant(clock.instant(), session.wall()))) {
            return new Closing.Refused("The day of this session has not come. Close it once it was held.", Map.of());
        }
        var over = sheet.held().endedAt().orElse(session.startsAt());
        if (over.isAfter(clock.instant()) && !installation.demo()) { // the demo's evening is tonight at every hour
            return new Closing.Refused(
                    "%s has not come yet. Close the session when it is over, or say when it really ended."
                            .formatted(time(sheet, over)),
                    Map.of());
        }
        Map<ParticipantId, String> missing = new HashMap<>();
        var left = leavings.of(session, sheet.rows());
        sheet.rows()
                .forEach(row -> MinutesRules.missing(left.with(row), sheet.held())
                        .or(() -> MinutesRules.missing(row))
                        .or(() -> left.missing(row))
                        .ifPresent(sentence -> missing.put(row.participantId(), sentence)));
        if (!missing.isEmpty()) {
            return new Closing.Refused(waitingFor(missing.size()), missing);
        }
        sheet.close(clock.instant());
        leavings.close(session, sheet.rows(), left, clock.instant());
        return new Closing.Closed(sheet.present().size());
    }

    private <T> T kept(SessionId id, Function<Sheet, T> work) {
        var sheet = sheet(id);
        T answer = work.apply(sheet);
        keep(sheet);
        return answer;
    }

    /** Writes what was changed on the sheet; nothing where nothing was. A sheet is kept once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Sheet sheet) {
        var session = sheet.session();
        var id = session.sessionId();
        if (sheet.timesChanged()) {
            audit.act(Act.UPDATE, "session times", id, List.of());
        }
        var changed = people(sheet.changed());
        if (!changed.isEmpty()) {
            audit.act(Act.UPDATE, "attendance", id, changed);
        }
        if (sheet.closedNow().isPresent()) {
            rows.keep(sheet, clock.instant());
            rosters.freeze(session, sheet.rows().stream().map(RosterRow::due).toList(), seats(sheet.rows()));
            sessions.close(id);
            reachOut(session, sheet.rows());
            audit.act(Act.UPDATE, "session", id, people(sheet.rows()), "closed");
            events.publishEvent(new SessionClosed(Actor.current().organization().value(), id.value()));
        } else if (sheet.timesChanged() || !changed.isEmpty()) {
            rows.keep(sheet, clock.instant());
            settle(session, sheet.changed(), arrivals(sheet.changed()));
            sessions.touch(id);
        }
    }

    private void settle(Sessions.Session session, List<RosterRow> people, Map<ParticipantId, SeatStatus> seats) {
        if (!people.isEmpty()) {
            rosters.settle(session, people.stream().map(RosterRow::due).toList(), seats);
        }
    }

    private static Map<ParticipantId, SeatStatus> seats(List<RosterRow> closed) {
        Map<ParticipantId, SeatStatus> seats = new HashMap<>();
        closed.forEach(
                row -> row.mark().outcome().ifPresent(outcome -> seats.put(row.participantId(), outcome.seat())));
        return seats;
    }

    private static List<ParticipantId> people(Collection<RosterRow> rows) {
        return rows.stream().map(RosterRow::participantId).toList();
    }

    private static String waitingFor(int people) {
        return people == 1 ? "1 person is not complete yet." : people + " people are not complete yet.";
    }

    /** One task a person and day, however many sessions of the day were missed. */
    private void reachOut(Sessions.Session session, Collection<RosterRow> roster) {
        var missed = roster.stream()
                .filter(row -> row.mark().outcome().equals(Optional.of(Outcome.NO_SHOW)))
                .map(RosterRow::participantId)
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        var already = rows.missedEarlier(session, missed);
        var due = endOfDay(session);
        var member = Optional.ofNullable(Actor.current().membership()).map(MembershipId::new);
        tasks.openAll(missed.stream()
                .filter(participant -> !already.contains(participant.value()))
                .map(participant -> new NewTask(
                        "outreach",
                        // The day by its date: an overdue call is not about today any more.
                        "Call somebody we missed on " + new Show(Locale.US, session.wall()).date(session.onDate()),
                        Optional.of(participant),
                        member.isPresent() ? Optional.empty() : Optional.of(Role.THERAPIST),
                        member,
                        due,
                        "/people/" + participant.value() + "/outreach"))
                .toList());
    }

    /** What came of a correction. */
    public sealed interface Correcting {
        record Corrected() implements Correcting {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Correcting {}
    }

    /**
     * What was found out after the closing. The closed row stays beside it; the reason is shown with both. From now on the
     * correction counts: in hours, notes and appointments. Nobody is called any more about a day they were there.
     */
    @Transactional
    public Correcting correct(SessionId id, ParticipantId participant, Mark mark, String reason) {
        authorization.require(Permission.TAKE_ATTENDANCE, participant);
        var session = sessions.lock(id);
        if (session.closedAt().isEmpty()) {
            return new Correcting.Refused("This session is still open; change the row itself.");
        }
        var row = roster(id).stream()
                .filter(one -> one.participantId().equals(participant))
                .findFirst()
                .orElseThrow(NotYours::new);
        var due = row.due();
        if (reason.isBlank()) {
            return new Correcting.Refused("Say what was found out.");
        }
        var held = heldFor(mark, held(id));
        var missing = MinutesRules.missing(mark, held);
        if (missing.isPresent()) {
            return new Correcting.Refused("The correction " + missing.get() + "."
                    + (held.startedAt().isEmpty() ? " Say when the person came and left." : ""));
        }
        sql.sql("""
                        insert into attendance.correction (organization_id, id, session_id, participant_id, status, arrived_at, left_at,
                                                           minutes, reason, made_at, made_by, regime, privacy_class)
                        values (:organization, :id, :session, :participant, :status, :arrivedAt::timestamptz, :leftAt::timestamptz,
                                :minutes, :reason, :now, :by::uuid, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("session", id)
                .param("participant", participant)
                .param("status", mark.outcome())
                .param("arrivedAt", mark.arrivedAt())
                .param("leftAt", mark.leftAt())
                .param("minutes", MinutesRules.minutes(mark, held, row.away()))
                .param("reason", reason.strip())
                .param("now", clock.instant())
                .param("by", Actor.current().person())
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        mark.outcome().ifPresent(outcome -> {
            rosters.settle(session, List.of(due), Map.of(participant, outcome.seat()));
            if (outcome != Outcome.NO_SHOW) {
                callOff(session, participant);
            }
        });
        audit.act(Act.ADDEND, "attendance", id, List.of(participant));
        return new Correcting.Corrected();
    }

    /** The call for a missed day is off once no session of that day was missed. */
    private void callOff(Sessions.Session session, ParticipantId participant) {
        sql.sql("""
                        select task_id
                          from tasks.v_open
                         where organization_id = :organization and participant_id = :participant and kind = 'outreach'
                           and due_at = :due::timestamptz
                           and not exists (
                               select 1 from attendance.v_attendance
                                where organization_id = :organization and participant_id = :participant
                                  and on_date = :day and status = 'no_show' and closed_at is not null)
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("due", endOfDay(session))
                .param("day", session.onDate())
                .list(UUID.class)
                .forEach(task -> tasks.cancel(new TaskId(task), "was there after all"));
    }

    private static Instant endOfDay(Sessions.Session session) {
        return session.onDate()
                .plusDays(1)
                .atStartOfDay(session.wall())
                .minusMinutes(1)
                .toInstant();
    }

    /** Where nobody was thought to be there nobody noted when the group ran; then the person's own times say it. */
    private static Held heldFor(Mark mark, Held held) {
        return held.startedAt().isEmpty()
                        && mark.arrivedAt().isPresent()
                        && mark.leftAt().isPresent()
                ? new Held(mark.arrivedAt(), mark.leftAt())
                : held;
    }

    /** While the group runs, who is in the room has arrived; everybody else is still expected. */
    private static Map<ParticipantId, SeatStatus> arrivals(List<RosterRow> changed) {
        Map<ParticipantId, SeatStatus> statuses = new HashMap<>();
        changed.forEach(row -> statuses.put(
                row.participantId(),
                row.mark().outcome().map(Outcome::inTheRoom).orElse(false) ? SeatStatus.ARRIVED : SeatStatus.BOOKED));
        return statuses;
    }
}
