package org.footbridge.scheduling;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says who is due in a session: computed from enrollments while it is open, frozen once it is closed. */
@Component
public class Rosters {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final KeepApart keepApart;
    private final Covers covers;
    private final AtTheDoor door;

    Rosters(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            KeepApart keepApart,
            Covers covers,
            AtTheDoor door) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.keepApart = keepApart;
        this.covers = covers;
        this.door = door;
    }

    /** Everybody due, whoever asks; pages show only whom the asker reaches. */
    @Transactional(readOnly = true)
    public List<Due> of(SessionId session) {
        return sql.sql("""
                        select participant_id, episode_id, ground, reason, status
                          from scheduling.v_due
                         where organization_id = :organization and session_id = :session
                         order by participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .list(Due.class);
    }

    /** What came of adding somebody. */
    public sealed interface Adding {
        record Added(EpisodeId episode) implements Adding {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Adding {}
    }

    /**
     * Somebody of the program comes to a session they are not enrolled in. Who leads it need not know them yet: from now on
     * they reach them, for this session only ({@link AtTheDoor}).
     */
    @Transactional
    public Adding addWalkIn(SessionId id, ParticipantId participant, String reason) {
        authorization.require(Permission.TAKE_ATTENDANCE);
        var session = sessions.lock(id);
        if (!door.isOpenTo(session)) {
            authorization.require(Permission.TAKE_ATTENDANCE, participant);
        }
        if (!session.isOpen()) {
            return new Adding.Refused("This session is over; write a late entry instead.");
        }
        if (reason.isBlank()) {
            return new Adding.Refused("Say why this person joins today.");
        }
        var roster = of(id);
        if (roster.stream().anyMatch(due -> due.participantId().equals(participant))) {
            return new Adding.Refused("This person is on the roster already.");
        }
        var episode = runningEpisode(session, participant);
        if (episode.isEmpty()) {
            return new Adding.Refused("This person has no running stay in this program on that day.");
        }
        var leading =
                Stream.of(session.facilitatorId(), session.cofacilitatorId()).flatMap(Optional::stream);
        if (keepApart.conflicts(
                        participant, roster.stream().map(Due::participantId).toList(), leading.toList())
                || door.isBarredBy(participant, session)) {
            return new Adding.Refused("This person cannot join this session. Please ask a clinician.");
        }
        sql.sql("""
                        insert into scheduling.seat (organization_id, session_id, participant_id, episode_id, ground, reason, status,
                                                     changed_at, regime, privacy_class)
                        values (:organization, :session, :participant, :episode, 'walk_in', :reason, 'booked',
                                :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("participant", participant)
                .param("episode", episode.get())
                .param("reason", reason.strip())
                .param("now", clock.instant())
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        sessions.touch(id);
        covers.joined(id, participant);
        door.joined(session, participant, covers.until(session));
        audit.act(Act.CREATE, "walk-in", id, List.of(participant));
        return new Adding.Added(episode.get());
    }

    private Optional<EpisodeId> runningEpisode(Sessions.Session session, ParticipantId participant) {
        return sql.sql("""
                        select episode_id
                          from episodes.v_episodes
                         where organization_id = :organization and participant_id = :participant and program_id = :program
                           and status = 'active' and admitted_on <= :day
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("program", session.programId())
                .param("day", session.onDate())
                .optional(UUID.class)
                .map(EpisodeId::new);
    }

    /** Writes how these people's places stand, those due by enrollment included: one statement for all of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Sessions.Session session, Collection<Due> due, Map<ParticipantId, SeatStatus> statuses) {
        settle(SETTLE, session, due, statuses);
    }

    /**
     * As {@link #settle}, with the session's closing in the same transaction: these people and nobody else were due. The
     * place of somebody whose enrollment ended meanwhile, for a day before this one, goes.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void freeze(Sessions.Session session, Collection<Due> due, Map<ParticipantId, SeatStatus> statuses) {
        settle("""
                with gone as (
                    delete from scheduling.seat
                     where organization_id = :organization and session_id = :session and ground = 'enrolled'
                       and not participant_id = any(:participants::uuid[]))
                """ + SETTLE, session, due, statuses);
    }

    private static final String SETTLE = """
            insert into scheduling.seat (organization_id, session_id, participant_id, episode_id, ground, reason, status,
                                         changed_at, regime, privacy_class)
            select :organization, :session, participant_id, episode_id, ground, reason, status, :now, :regime, :class
              from unnest(:participants::uuid[], :episodes::uuid[], :grounds::text[], :reasons::text[], :statuses::text[])
                   as settled (participant_id, episode_id, ground, reason, status)
            on conflict (organization_id, session_id, participant_id) do update
               set status = excluded.status, changed_at = excluded.changed_at
             where seat.status <> excluded.status
            """;

    private void settle(
            String text, Sessions.Session session, Collection<Due> due, Map<ParticipantId, SeatStatus> statuses) {
        var settled = due.stream()
                .filter(one -> statuses.containsKey(one.participantId()))
                .toList();
        sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("participants", settled.stream().map(Due::participantId).toList())
                .param("episodes", settled.stream().map(Due::episodeId).toList())
                .param("grounds", settled.stream().map(Due::ground).toList())
                .param("reasons", settled.stream().map(Due::reason).toList())
                .param(
                        "statuses",
                        settled.stream()
                                .map(one -> statuses.get(one.participantId()))
                                .toList())
                .param("now", clock.instant())
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }
}
