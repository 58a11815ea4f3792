package org.footbridge.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions somebody may come to for ones that went by without them, each linked to what it makes up. */
@Component
public class MakeUps {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Rosters rosters;

    MakeUps(Sql sql, Clock clock, Audit audit, Authorization authorization, Sessions sessions, Rosters rosters) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.rosters = rosters;
    }

    /** An open session with room, at a time the person is not due elsewhere. */
    public record Offer(
            UUID sessionId,
            String title,
            String trackName,
            String kind,
            Instant startsAt,
            Instant endsAt,
            int minutes) {}

    /**
     * Sessions of the person's program in other tracks until that day, soonest first. Who is kept apart from somebody on a
     * roster learns so only when it is booked, in words that tell nothing.
     */
    @Transactional(readOnly = true)
    public List<Offer> offers(ParticipantId participant, LocalDate until) {
        authorization.require(Permission.READ_CHART, participant);
        return sql.sql("""
                        select session.session_id, session.title, session.track_name, session.kind, session.starts_at, session.ends_at,
                               session.minutes
                          from scheduling.v_sessions session
                          join episodes.v_episodes stay
                            on stay.organization_id = session.organization_id and stay.program_id = session.program_id
                           and stay.participant_id = :participant and stay.status = 'active'
                          join programs.v_tracks track
                            on track.organization_id = session.organization_id and track.track_id = session.track_id
                         where session.organization_id = :organization and session.status = 'open'
                           and session.starts_at > :now and session.on_date <= :until
                           and not exists (select from scheduling.v_due due
                                            where due.organization_id = session.organization_id
                                              and due.participant_id = :participant and due.status <> 'cancelled'
                                              and due.starts_at < session.ends_at and due.ends_at > session.starts_at)
                           and (select count(*) from scheduling.v_due due
                                 where due.organization_id = session.organization_id
                                   and due.session_id = session.session_id) < track.capacity
                         order by session.starts_at
                         limit 12
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("now", clock.instant())
                .param("until", until)
                .list(Offer.class);
    }

    /** A closed session the person was not in, and that nothing makes up yet. */
    public record Missed(UUID sessionId, String title, LocalDate onDate, int minutes) {}

    /** Newest first, of the last four weeks. */
    @Transactional(readOnly = true)
    public List<Missed> missed(ParticipantId participant) {
        authorization.require(Permission.READ_CHART, participant);
        return sql.sql("""
                        select session.session_id, session.title, session.on_date, session.minutes
                          from attendance.v_attendance attended
                          join scheduling.v_sessions session
                            on session.organization_id = attended.organization_id and session.session_id = attended.session_id
                         where attended.organization_id = :organization and attended.participant_id = :participant
                           and attended.closed_at is not null and attended.minutes = 0 and attended.status <> 'cancelled_by_program'
                           and session.starts_at > :since
                           and not exists (select from attendance.make_up
                                            where make_up.organization_id = attended.organization_id
                                              and make_up.participant_id = attended.participant_id
                                              and make_up.for_session_id = attended.session_id)
                         order by session.starts_at desc
                         limit 12
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("since", clock.instant().minus(Duration.ofDays(28)))
                .list(Missed.class);
    }

    /** What came of booking. */
    public sealed interface Booking {
        record Booked() implements Booking {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Booking {}
    }

    /** Puts the person on the roster of {@code session} and links it to what it makes up. */
    @Transactional
    public Booking book(SessionId session, ParticipantId participant, SessionId missed) {
        authorization.require(Permission.TAKE_ATTENDANCE, participant);
        var open = missed(participant).stream()
                .filter(one -> one.sessionId().equals(missed.value()))
                .findFirst()
                .orElseThrow(NotYours::new);
        var held = sessions.lock(session);
        var adding =
                rosters.addWalkIn(session, participant, "makes up %s of %s".formatted(open.title(), open.onDate()));
        if (adding instanceof Rosters.Adding.Refused refused) {
            return new Booking.Refused(refused.sentence());
        }
        sql.sql("""
                        insert into attendance.make_up (organization_id, session_id, participant_id, for_session_id, booked_at, booked_by,
                                                        regime, privacy_class)
                        values (:organization, :session, :participant, :missed, :now, :by::uuid, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("participant", participant)
                .param("missed", missed)
                .param("now", clock.instant())
                .param("by", Actor.current().person())
                .param("regime", held.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "make-up", session, List.of(participant));
        return new Booking.Booked();
    }
}
