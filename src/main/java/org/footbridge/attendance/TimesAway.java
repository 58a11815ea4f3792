package org.footbridge.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** Keeps when somebody stepped out of a running session and came back, so that their minutes are those in between. */
@Component
public class TimesAway {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Rosters rosters;
    private final AttendanceRows rows;

    TimesAway(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            Rosters rosters,
            AttendanceRows rows) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.rosters = rosters;
        this.rows = rows;
    }

    /** What came of noting it. */
    public sealed interface Noting {
        record Noted() implements Noting {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Noting {}
    }

    /**
     * Somebody stepped out, and perhaps came back. A stretch that began at that moment is noted once; coming back fills it.
     *
     * @throws NotYours if the person is not on the roster or not reached by the actor
     */
    @Transactional
    public Noting note(SessionId id, ParticipantId participant, TimeAway away) {
        authorization.require(Permission.TAKE_ATTENDANCE, participant);
        var session = sessions.lock(id);
        if (!session.isOpen()) {
            return new Noting.Refused("This session is over. Write a correction instead.");
        }
        var row = rows.roster(id, rosters.of(id)).stream()
                .filter(one -> one.participantId().equals(participant))
                .findFirst()
                .orElseThrow(NotYours::new);
        var refused = refusal(row, away);
        if (refused.isPresent()) {
            return new Noting.Refused(refused.get());
        }
        sql.sql("""
                        insert into attendance.time_away (organization_id, session_id, participant_id, left_at, back_at, noted_at,
                                                          noted_by, regime, privacy_class)
                        values (:organization, :session, :participant, :leftAt, :backAt::timestamptz, :now, :by::uuid, :regime, :class)
                        on conflict (organization_id, session_id, participant_id, left_at) do update
                           set back_at = coalesce(excluded.back_at, time_away.back_at), noted_at = excluded.noted_at,
                               noted_by = excluded.noted_by
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("participant", participant)
                .param("leftAt", away.leftAt())
                .param("backAt", away.backAt())
                .param("now", clock.instant())
                .param("by", Actor.current().person())
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, "attendance", id, List.of(participant), "time away");
        return new Noting.Noted();
    }

    private static Optional<String> refusal(RosterRow row, TimeAway away) {
        if (row.mark().outcome().filter(Outcome::inTheRoom).isEmpty()) {
            return Optional.of("Mark first that they were here; then note when they stepped out.");
        }
        if (away.backAt().filter(back -> !back.isAfter(away.leftAt())).isPresent()) {
            return Optional.of("They came back before they stepped out. Please look at the two times.");
        }
        if (row.mark().arrivedAt().filter(away.leftAt()::isBefore).isPresent()) {
            return Optional.of("They stepped out before they arrived. Please look at the times.");
        }
        var others = row.away().stream()
                .filter(one -> !one.leftAt().equals(away.leftAt()))
                .toList();
        if (others.stream().anyMatch(one -> overlaps(one, away))) {
            return Optional.of("They were out already at that time. Please look at the times.");
        }
        return Optional.empty();
    }

    private static boolean overlaps(TimeAway one, TimeAway other) {
        return one.leftAt().isBefore(other.backAt().orElse(Instant.MAX))
                && other.leftAt().isBefore(one.backAt().orElse(Instant.MAX));
    }

    /** It was noted by mistake; possible until the session closes. Taking it back again changes nothing. */
    @Transactional
    public Noting takeBack(SessionId id, ParticipantId participant, Instant leftAt) {
        authorization.require(Permission.TAKE_ATTENDANCE, participant);
        if (!sessions.lock(id).isOpen()) {
            return new Noting.Refused("This session is over. Write a correction instead.");
        }
        int gone = sql.sql("""
                        delete from attendance.time_away
                         where organization_id = :organization and session_id = :session and participant_id = :participant
                           and left_at = :leftAt
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("participant", participant)
                .param("leftAt", leftAt)
                .update();
        if (gone > 0) {
            audit.act(Act.UPDATE, "attendance", id, List.of(participant), "time away taken back");
        }
        return new Noting.Noted();
    }
}
