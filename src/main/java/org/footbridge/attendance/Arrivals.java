package org.footbridge.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Mode;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who came, by what they did themselves: at the tablet, or by joining a video session. It fills the time of arrival into
 * a mark that has none and says nothing of an outcome (CARE 22).
 */
@Component
public class Arrivals {

    /** How long before its beginning a video session can be joined. */
    public static final Duration DOOR = Duration.ofMinutes(30);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Attendance attendance;
    private final AttendanceRows rows;
    private final Programs programs;

    Arrivals(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            Attendance attendance,
            AttendanceRows rows,
            Programs programs) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.attendance = attendance;
        this.rows = rows;
        this.programs = programs;
    }

    /** Somebody came to the tablet: the session running or coming next today, that they are due for, has their time. */
    @Transactional
    public Optional<SessionId> atTablet(ParticipantId me, ProgramId program) {
        authorization.require(Permission.OWN_RECORD, me);
        var next = next(me, program);
        next.ifPresent(id -> arrived(sessions.lock(id), me, "tablet", Presence.IN_PERSON));
        return next;
    }

    private Optional<SessionId> next(ParticipantId me, ProgramId program) {
        var now = clock.instant();
        return sql.sql("""
                        select session.session_id
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                         where due.organization_id = :organization and due.participant_id = :me
                           and due.on_date between :yesterday and :tomorrow
                           and due.on_date = (:now::timestamptz at time zone session.zone)::date
                           and session.program_id = :program and session.status = 'open' and session.ends_at > :now
                         order by session.starts_at
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("program", program)
                .param("now", now)
                .param("yesterday", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1))
                .param("tomorrow", LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1))
                .optional(UUID.class)
                .map(SessionId::new);
    }

    /** What came of joining. */
    public sealed interface Joined {

        /** @param videoLink where the group meets, if its place has a link */
        record Here(Optional<String> videoLink) implements Joined {}

        /** It cannot be joined now: over, cancelled, or too early. */
        record NotNow(Optional<Instant> opensAt) implements Joined {}
    }

    /**
     * Somebody joins a session by video. Where they are is kept for this session; each joining again is kept as well, the
     * first one is when they came.
     *
     * @throws NotYours if the person is not due there, or the session is not held by video
     */
    @Transactional
    public Joined join(SessionId id, ParticipantId me, Joining joining) {
        var session = toJoin(id, me);
        if (door(session) instanceof Joined.NotNow notNow) {
            return notNow;
        }
        session = sessions.lock(id);
        if (!session.isOpen()) {
            return new Joined.NotNow(Optional.empty());
        }
        sql.sql("""
                        insert into attendance.joining (organization_id, id, session_id, participant_id, at, whereabouts, phone,
                                                        speaks_freely, regime, privacy_class)
                        values (:organization, :id, :session, :me, :now, :where, :phone, :freely::boolean, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("session", id)
                .param("me", me)
                .param("now", clock.instant())
                .param("where", joining.whereabouts().strip())
                .param("phone", joining.phone().strip())
                .param("freely", joining.speaksFreely())
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        arrived(session, me, "video", Presence.VIRTUAL);
        audit.act(Act.CREATE, "joining", id, List.of(me));
        return new Joined.Here(videoLink(id));
    }

    /** Whether the session can be joined now. */
    @Transactional(readOnly = true)
    public Joined door(SessionId id, ParticipantId me) {
        return door(toJoin(id, me));
    }

    private Joined door(Sessions.Session session) {
        var now = clock.instant();
        var opens = session.startsAt().minus(DOOR);
        if (!session.isOpen() || !now.isBefore(session.endsAt())) {
            return new Joined.NotNow(Optional.empty());
        }
        return now.isBefore(opens) ? new Joined.NotNow(Optional.of(opens)) : new Joined.Here(Optional.empty());
    }

    private Sessions.Session toJoin(SessionId id, ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        var session = sessions.get(id);
        if (session.mode() == Mode.IN_PERSON || !isDue(id, me)) {
            throw new NotYours();
        }
        return session;
    }

    private boolean isDue(SessionId session, ParticipantId me) {
        return sql.sql("""
                        select exists (select from scheduling.v_due
                                        where organization_id = :organization and session_id = :session and participant_id = :me)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("me", me)
                .single(Boolean.class);
    }

    /** Where this session meets by video: its place's link. */
    @Transactional(readOnly = true)
    public Optional<String> videoLink(SessionId session) {
        return sql.sql("""
                        select place.video_link
                          from scheduling.v_sessions session
                          join programs.v_tracks track
                            on track.organization_id = session.organization_id and track.track_id = session.track_id
                          join programs.v_places place
                            on place.organization_id = track.organization_id and place.place_id = track.place_id
                         where session.organization_id = :organization and session.session_id = :session
                           and place.video_link is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .optional(String.class);
    }

    /** Whether this person joined this session before. */
    @Transactional(readOnly = true)
    public boolean joined(SessionId session, ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        return sql.sql("""
                        select exists (select from attendance.joining
                                        where organization_id = :organization and session_id = :session and participant_id = :me)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("me", me)
                .single(Boolean.class);
    }

    /** What this person said when they last joined anything. */
    public record LastJoining(String whereabouts, String phone) {}

    @Transactional(readOnly = true)
    public Optional<LastJoining> lastJoining(ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        return sql.sql("""
                        select whereabouts, phone
                          from attendance.joining
                         where organization_id = :organization and participant_id = :me
                         order by at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .optional(LastJoining.class);
    }

    /** Only where the mark has no time yet; the version grows as by any other marking. */
    private void arrived(Sessions.Session session, ParticipantId me, String way, Presence presence) {
        var now = clock.instant();
        sessions.touch(session.sessionId());
        rows.ensureActivity(session);
        sql.sql("""
                        with marked as (
                            insert into attendance.attendance as mark (organization_id, session_id, participant_id, episode_id, mode,
                                                                       arrived_at, reason, left_how, version, changed_at, changed_by,
                                                                       on_date, planned_minutes, regime, privacy_class)
                            select :organization, :session, :me, due.episode_id, :mode, :now, '', '', 1, :now, :me,
                                   :onDate, :planned, :regime, :class
                              from scheduling.v_due due
                             where due.organization_id = :organization and due.session_id = :session and due.participant_id = :me
                            on conflict (organization_id, session_id, participant_id) do update
                               set arrived_at = excluded.arrived_at, mode = coalesce(mark.mode, excluded.mode),
                                   version = mark.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                             where mark.arrived_at is null and mark.closed_at is null
                            returning arrived_at, version)
                        insert into attendance.arrival (organization_id, session_id, participant_id, arrived_at, way, mark_version,
                                                        regime, privacy_class)
                        select :organization, :session, :me, arrived_at, :way, version, :regime, :class
                          from marked
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("me", me)
                .param("mode", presence)
                .param("now", now)
                .param("onDate", session.onDate())
                .param("planned", session.minutes())
                .param("way", way)
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, "attendance", session.sessionId(), List.of(me), "came by " + way);
    }

    /** What came of marking those who arrived. */
    public sealed interface MarkingArrived {

        /** @param late how many came after the group began; their outcome stays open */
        record Marked(int present, int late) implements MarkingArrived {}

        /** @param sentence for the page */
        record Refused(String sentence) implements MarkingArrived {}
    }

    /**
     * Whoever came to the tablet or joined by video, or came earlier in the same visit, and has no outcome yet, is present:
     * a mark made in the room. Who came after the group began is left for the facilitator to say.
     */
    @Transactional
    public MarkingArrived markPresent(SessionId id) {
        authorization.require(Permission.RUN_GROUPS);
        var stood = standing(id);
        onSite(id).keySet().forEach(person -> stood.add(person.value()));
        var began = attendance.held(id).startedAt();
        var reached = authorization.reachable(Permission.TAKE_ATTENDANCE);
        boolean staff = Actor.current().isStaff();
        Map<ParticipantId, Attendance.Marked> present = new HashMap<>();
        int late = 0;
        for (var row : attendance.roster(id)) {
            var mark = row.mark();
            boolean came = mark.outcome().isEmpty()
                    && stood.contains(row.participantId().value())
                    && (!staff || reached.contains(row.participantId().value()));
            if (came
                    && began.isPresent()
                    && mark.arrivedAt().filter(began.get()::isBefore).isPresent()) {
                late++;
            } else if (came) {
                present.put(row.participantId(), new Attendance.Marked(mark.as(Outcome.PRESENT), row.version()));
            }
        }
        return switch (attendance.mark(id, present)) {
            case Attendance.Marking.Marked _ -> new MarkingArrived.Marked(present.size(), late);
            case Attendance.Marking.Refused refused -> new MarkingArrived.Refused(refused.sentence());
        };
    }

    /** The longest break between two groups of one visit, in minutes, until a director signs the rule {@link #BREAK}. */
    static final int USUAL_BREAK = 15;

    /** The rule a director signs. */
    public static final String BREAK = "longest break within a visit";

    /**
     * Who came to the tablet for an earlier group of the day and is expected in this one that follows without a longer
     * break, with the time they came. It is that one arrival and nothing more: no time is written into this session's mark,
     * and nobody is carried over whose mark in between says that they left or were not there (CARE 22).
     */
    @Transactional(readOnly = true)
    public Map<ParticipantId, Instant> onSite(SessionId id) {
        authorization.require(Permission.RUN_GROUPS);
        var session = sessions.get(id);
        record OnSite(ParticipantId participantId, Instant arrivedAt) {}
        return sql
                .sql("""
                        with recursive day as materialized (
                            select due.participant_id, session.session_id, session.starts_at, session.ends_at,
                                   coalesce(mark.left_at is null
                                            and coalesce(mark.status, 'present') in ('present', 'late', 'present_partial',
                                                                                     'present_declined_activity'), true) as stayed
                              from scheduling.v_due due
                              join scheduling.v_sessions session
                                on session.organization_id = due.organization_id and session.session_id = due.session_id
                              left join attendance.v_attendance mark
                                on mark.organization_id = due.organization_id and mark.session_id = due.session_id
                               and mark.participant_id = due.participant_id
                             where due.organization_id = :organization and due.on_date = :day
                               and session.program_id = :program and session.status <> 'cancelled'
                               and session.starts_at <= :starts),
                        visit as (
                            select day.*, came.arrived_at
                              from day
                              join attendance.v_arrivals came
                                on came.organization_id = :organization and came.session_id = day.session_id
                               and came.participant_id = day.participant_id and came.way = 'tablet'
                             where day.session_id <> :session
                            union
                            select next.*, visit.arrived_at
                              from visit
                              join day next
                                on next.participant_id = visit.participant_id and next.starts_at >= visit.ends_at
                               and next.starts_at <= visit.ends_at + make_interval(mins => :break)
                             where visit.stayed)
                        select participant_id, max(arrived_at) as arrived_at from visit where session_id = :session
                         group by participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("day", session.onDate())
                .param("program", session.programId())
                .param("starts", session.startsAt())
                .param("break", longestBreak(session))
                .list(OnSite.class)
                .stream()
                .collect(Collectors.toMap(OnSite::participantId, OnSite::arrivedAt));
    }

    private int longestBreak(Sessions.Session session) {
        return programs.rule(BREAK, session.programId(), session.onDate())
                .map(rule -> rule.value().strip())
                .filter(value -> value.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(USUAL_BREAK);
    }

    private Set<UUID> standing(SessionId session) {
        return sql
                .sql("""
                        select participant_id
                          from attendance.v_arrivals
                         where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .list(UUID.class)
                .stream()
                .collect(Collectors.toCollection(HashSet::new));
    }
}
