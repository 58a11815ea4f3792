package org.footbridge.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
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

    Arrivals(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            Attendance attendance,
            AttendanceRows rows) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.attendance = attendance;
        this.rows = rows;
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
     * Whoever came to the tablet or joined by video, and has no outcome yet, is present. Who came after the group began is
     * left for the facilitator to say.
     */
    @Transactional
    public MarkingArrived markPresent(SessionId id) {
        authorization.require(Permission.RUN_GROUPS);
        var stood = standing(id);
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
                .collect(Collectors.toSet());
    }
}
