package org.footbridge.scheduling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Members;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Scope;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.programs.LessonId;
import org.footbridge.programs.LessonVersionId;
import org.footbridge.programs.Lessons;
import org.footbridge.programs.Mode;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes sessions from the weekly pattern, cancels and closes them. */
@Component
public class Sessions {

    /** How far ahead sessions stand as rows. */
    public static final Period AHEAD = Period.ofWeeks(12);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Accounts accounts;
    private final Members members;
    private final KeepApart keepApart;
    private final Lessons lessons;

    Sessions(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Accounts accounts,
            Members members,
            KeepApart keepApart,
            Lessons lessons) {
        this.lessons = lessons;
        this.accounts = accounts;
        this.members = members;
        this.keepApart = keepApart;
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    /**
     * Makes what the patterns of all programs mean from today to that day, both included, where it is not made yet.
     * Repeating it changes nothing.
     *
     * @return how many sessions were made
     */
    @Transactional
    public int makeUntil(LocalDate until) {
        return programs().stream()
                .mapToInt(program -> make(program, today(program), until))
                .sum();
    }

    /** Makes a program's sessions {@link #AHEAD} of today and takes back untouched future ones that the pattern no longer means. */
    @Transactional
    public int remake(ProgramId id) {
        var program = programs().stream()
                .filter(one -> one.programId().equals(id))
                .findFirst()
                .orElseThrow(NotYours::new);
        lock(program);
        int gone = sql.sql("""
                        delete from scheduling.session
                         using programs.v_slots slot
                         where session.organization_id = :organization and session.program_id = :program
                           and slot.organization_id = session.organization_id and slot.slot_id = session.slot_id
                           and session.starts_at > :now
                           and session.touched_at is null and session.cancelled_at is null and session.closed_at is null
                           and (slot.ends_on < session.on_date
                                or exists (select from programs.v_closed_days closed
                                            where closed.organization_id = session.organization_id
                                              and closed.program_id = session.program_id and closed.day = session.on_date))
                        """)
                .param("organization", Actor.current().organization())
                .param("program", id)
                .param("now", clock.instant())
                .update();
        var today = today(program);
        return gone + make(program, today, today.plus(AHEAD));
    }

    /** One session as the verbs of later modules need it. */
    public record Session(
            SessionId sessionId,
            ProgramId programId,
            TrackId trackId,
            LocalDate onDate,
            Instant startsAt,
            Instant endsAt,
            int minutes,
            String title,
            Mode mode,
            Regime regime,
            String zone,
            Optional<StaffId> facilitatorId,
            Optional<StaffId> cofacilitatorId,
            Optional<Instant> cancelledAt,
            Optional<Instant> closedAt,
            Optional<LessonVersionId> lessonVersionId) {

        public ZoneId wall() {
            return ZoneId.of(zone);
        }

        public boolean isOpen() {
            return cancelledAt.isEmpty() && closedAt.isEmpty();
        }

        /** That wall-clock time of the session's evening; a time long before its start is after midnight. */
        public Instant at(LocalTime time) {
            var starts = startsAt.atZone(wall()).toLocalTime();
            boolean nextDay = time.isBefore(starts.minusHours(Math.min(6, starts.getHour())));
            return onDate.plusDays(nextDay ? 1 : 0).atTime(time).atZone(wall()).toInstant();
        }

        public boolean isLedBy(UUID staff) {
            return facilitatorId.map(StaffId::value).filter(staff::equals).isPresent()
                    || cofacilitatorId.map(StaffId::value).filter(staff::equals).isPresent();
        }
    }

    /** @throws NotYours if this organization has no such session */
    @Transactional(readOnly = true)
    public Session get(SessionId id) {
        return find(id).orElseThrow(NotYours::new);
    }

    /** As {@link #get}; nobody else closes, cancels or changes it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Session lock(SessionId id) {
        // From the table and not from the view: who waited for somebody else's change then reads what it came to.
        return sql.sql("""
                        select session.id as session_id, session.program_id, session.track_id, session.on_date, session.starts_at,
                               session.ends_at, session.minutes, session.title, session.mode, session.regime, track.zone,
                               session.facilitator_id, session.cofacilitator_id, session.cancelled_at, session.closed_at,
                               session.lesson_version_id
                          from scheduling.session
                          join programs.v_tracks track
                            on track.organization_id = session.organization_id and track.track_id = session.track_id
                         where session.organization_id = :organization and session.id = :id
                           for update of session
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Session.class)
                .orElseThrow(NotYours::new);
    }

    private Optional<Session> find(SessionId id) {
        return sql.sql("""
                        select session_id, program_id, track_id, on_date, starts_at, ends_at, minutes, title, mode, regime, zone,
                               facilitator_id, cofacilitator_id, cancelled_at, closed_at, lesson_version_id
                          from scheduling.v_sessions
                         where organization_id = :organization and session_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Session.class);
    }

    /** What came of the wish to change a session. */
    public sealed interface Changing {
        record Done() implements Changing {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Changing {}
    }

    /** The session is not held. Whoever is due sees it as cancelled, and nobody counts as absent. */
    @Transactional
    public Changing cancel(SessionId id, String reason) {
        authorization.require(Permission.RUN_GROUPS);
        var session = lock(id);
        if (!session.isOpen()) {
            return new Changing.Refused(
                    session.closedAt().isPresent()
                            ? "This session is closed; what happened in it stays."
                            : "This session is cancelled already.");
        }
        if (reason.isBlank()) {
            return new Changing.Refused("Say why it is not held, in words its people may read.");
        }
        sql.sql("""
                        update scheduling.session
                           set cancelled_at = :now, cancelled_by = :by::uuid, cancel_reason = :reason, touched_at = :now,
                               changed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("by", Actor.current().person())
                .param("reason", reason.strip())
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "session", id, List.of(), "cancelled");
        return new Changing.Done();
    }

    /**
     * Who leads this one session, whatever the pattern says: colleagues who know its people already. Whoever does not is
     * handed the session by a supervisor ({@link Covers}), which is what opens the records to them (CARE 30).
     */
    @Transactional
    public Changing lead(SessionId id, StaffId facilitator, Optional<StaffId> cofacilitator) {
        authorization.require(Permission.RUN_GROUPS);
        var session = lock(id);
        if (!session.isOpen()) {
            return new Changing.Refused("Who led a session that is over stays as it is.");
        }
        var refused = Stream.concat(Stream.of(facilitator), cofacilitator.stream())
                .filter(staff -> !session.isLedBy(staff.value()))
                .flatMap(staff -> whyNot(session, staff).stream())
                .findFirst();
        if (refused.isPresent()) {
            return new Changing.Refused(refused.get());
        }
        setLeaders(id, Optional.of(facilitator), cofacilitator);
        return new Changing.Done();
    }

    private Optional<String> whyNot(Session session, StaffId staff) {
        var people = due(session.sessionId());
        if (people.isEmpty()) {
            return Optional.empty();
        }
        if (keepApart.conflictsWithStaff(people, staff)) {
            return Optional.of(Covers.CANNOT);
        }
        return accounts.membershipOf(staff)
                        .filter(member -> members.reachesAll(member, people, Scope.CARE))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("This colleague does not know everybody due here. A supervisor hands the session over.");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setLeaders(SessionId id, Optional<StaffId> facilitator, Optional<StaffId> cofacilitator) {
        sql.sql("""
                        update scheduling.session
                           set facilitator_id = :facilitator::uuid, cofacilitator_id = :cofacilitator::uuid, touched_at = :now,
                               changed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("facilitator", facilitator)
                .param("cofacilitator", cofacilitator)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "session", id, List.of(), "facilitators");
    }

    /**
     * This session has this lesson, as it stands today. Another one can be taken until the session closes.
     *
     * @throws NotYours if the session's program has no such lesson
     */
    @Transactional
    public Changing teach(SessionId id, LessonId lesson) {
        authorization.require(Permission.RUN_GROUPS);
        var session = lock(id);
        if (!session.isOpen()) {
            return new Changing.Refused("The lesson of a session that is over stays as it is.");
        }
        var version = lessons.lesson(lesson);
        if (!version.programId().equals(session.programId().value())) {
            throw new NotYours();
        }
        sql.sql("""
                        update scheduling.session
                           set lesson_version_id = :lesson, touched_at = coalesce(touched_at, :now), changed_at = :now,
                               version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("lesson", version.lessonVersionId())
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "session", id, List.of(), "lesson");
        return new Changing.Done();
    }

    private List<ParticipantId> due(SessionId id) {
        return sql
                .sql("""
                        select participant_id from scheduling.v_due
                         where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .toList();
    }

    /** Somebody began to work with this session; a change of pattern leaves it alone from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch(SessionId id) {
        sql.sql("""
                        update scheduling.session set touched_at = :now
                         where organization_id = :organization and id = :id and touched_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .update();
    }

    /** What happened stands fixed. Attendance calls it with the frozen roster, in one transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(SessionId id) {
        sql.sql("""
                        update scheduling.session
                           set closed_at = :now, closed_by = :by::uuid, touched_at = coalesce(touched_at, :now),
                               changed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id and closed_at is null and cancelled_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
    }

    private record Program(ProgramId programId, String zone) {
        ZoneId wall() {
            return ZoneId.of(zone);
        }
    }

    private List<Program> programs() {
        return sql.sql("""
                        select program_id, zone from programs.v_programs where organization_id = :organization order by program_id
                        """)
                .param("organization", Actor.current().organization())
                .list(Program.class);
    }

    private LocalDate today(Program program) {
        return LocalDate.ofInstant(clock.instant(), program.wall());
    }

    private record Made(UUID slotId, LocalDate onDate) {}

    private int make(Program program, LocalDate from, LocalDate until) {
        lock(program);
        var made = new HashSet<>(sql.sql("""
                        select slot_id, on_date
                          from scheduling.session
                         where organization_id = :organization and program_id = :program and slot_id is not null
                           and on_date between :from and :until
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program.programId())
                .param("from", from)
                .param("until", until)
                .list(Made.class));
        var missing = new WeeklyPattern(program.wall(), slots(program), closedDays(program, from, until))
                .hours(from, until).stream()
                        .filter(hour ->
                                !made.contains(new Made(hour.slot().slotId().value(), hour.onDate())))
                        .toList();
        return sql.batch("""
                insert into scheduling.session (organization_id, id, program_id, track_id, slot_id, on_date, starts_at, ends_at,
                                                minutes, title, kind, mode, facilitator_id, cofacilitator_id, regime,
                                                made_at, changed_at, version)
                values (:organization, :id, :program, :track, :slot, :onDate, :startsAt, :endsAt,
                        :minutes, :title, :kind, :mode, :facilitator::uuid, :cofacilitator::uuid, :regime,
                        :now, :now, 1)
                """, missing, hour -> row(program, hour));
    }

    private Map<String, @Nullable Object> row(Program program, WeeklyPattern.Hour hour) {
        var now = clock.instant();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("organization", Actor.current().organization());
        row.put("id", Id.fresh(now));
        row.put("program", program.programId());
        row.put("track", hour.slot().trackId());
        row.put("slot", hour.slot().slotId());
        row.put("onDate", hour.onDate());
        row.put("startsAt", hour.startsAt());
        row.put("endsAt", hour.endsAt());
        row.put("minutes", hour.slot().minutes());
        row.put("title", hour.slot().title());
        row.put("kind", hour.slot().kind());
        row.put("mode", hour.slot().mode());
        row.put("facilitator", hour.slot().facilitatorId());
        row.put("cofacilitator", hour.slot().cofacilitatorId());
        row.put("regime", hour.slot().regime());
        row.put("now", now);
        return row;
    }

    private List<WeeklyPattern.Slot> slots(Program program) {
        return sql.sql("""
                        select slot.slot_id, slot.track_id, slot.weekday, slot.starts, slot.minutes, slot.title, slot.kind,
                               track.mode, track.regime, slot.facilitator_id, slot.cofacilitator_id,
                               greatest(slot.starts_on, track.starts_on) as starts_on, slot.ends_on
                          from programs.v_slots slot
                          join programs.v_tracks track
                            on track.organization_id = slot.organization_id and track.track_id = slot.track_id
                         where slot.organization_id = :organization and slot.program_id = :program
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program.programId())
                .list(WeeklyPattern.Slot.class);
    }

    private Set<LocalDate> closedDays(Program program, LocalDate from, LocalDate until) {
        return new HashSet<>(sql.sql("""
                        select day
                          from programs.v_closed_days
                         where organization_id = :organization and program_id = :program and day between :from and :until
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program.programId())
                .param("from", from)
                .param("until", until)
                .list(LocalDate.class));
    }

    /** Two nodes, or a page and the nightly job, never make the same program's sessions at once. */
    private void lock(Program program) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('make sessions ' || :program, 0)) is null")
                .param("program", program.programId().value().toString())
                .single(Boolean.class);
    }
}
