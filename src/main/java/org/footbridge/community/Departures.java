package org.footbridge.community;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.footbridge.episodes.EnrollmentChanged;
import org.footbridge.episodes.EpisodeDischarged;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes out of a room who no longer belongs there: a stay that ended, another track, a birthday. The walls are shut from
 * that moment on by themselves; here the name goes from what was written.
 */
@Component("communityDepartures")
class Departures {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    private final Sql sql;
    private final Clock clock;
    private final Organizations organizations;
    private final TransactionTemplate transaction;

    Departures(Sql sql, Clock clock, Organizations organizations, TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.organizations = organizations;
        this.transaction = transaction;
    }

    @EventListener
    void on(EpisodeDischarged event) {
        endStay(event.episode());
    }

    @EventListener
    void on(EnrollmentChanged event) {
        endStay(event.episode());
    }

    private void endStay(EpisodeId episode) {
        end("""
                member.participant_id in (select stay.participant_id from episodes.v_episodes stay
                                           where stay.organization_id = member.organization_id and stay.episode_id = :of)
                and not community.belongs(member.participant_id, room.program_id, room.track_id, room.band, :now)
                """, "no_longer_belongs", episode.value());
    }

    void ofRoom(RoomId room) {
        end("member.room_id = :of", "room_closed", room.value());
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 300_000)
    void everywhere() {
        for (var organization : organizations.all()) {
            try {
                whoNoLongerBelongs(organization);
            } catch (DataAccessException | TransactionException away) {
                log.warn("Rooms wait for the database: {}", away.getClass().getSimpleName());
            }
        }
    }

    /** Whoever came of age, or whose stay ended without word of it. */
    void whoNoLongerBelongs(OrganizationId organization) {
        Actor.job(organization, "community")
                .run(() -> transaction.executeWithoutResult(_ -> end(
                        "not community.belongs(member.participant_id, room.program_id, room.track_id, room.band, :now)",
                        "no_longer_belongs",
                        null)));
    }

    private void end(String who, String because, @Nullable UUID of) {
        List<UUID> ended = sql.sql("""
                        update community.member
                           set left_at = :now, left_because = :because
                          from community.room
                         where member.organization_id = :organization and member.left_at is null
                           and room.organization_id = member.organization_id and room.id = member.room_id
                           and %s
                        returning member.id
                        """.formatted(who))
                .param("organization", Actor.current().organization())
                .param("because", because)
                .param("of", of)
                .param("now", clock.instant())
                .list(UUID.class);
        forget(ended);
    }

    /** The name goes, and the signs under others' posts with it; what was written stays as somebody's who left. */
    void forget(List<UUID> members) {
        if (members.isEmpty()) {
            return;
        }
        for (var table : List.of("name", "reaction")) {
            sql.sql(
                            "delete from community.%s where organization_id = :organization and member_id = any(:members::uuid[])"
                                    .formatted(table))
                    .param("organization", Actor.current().organization())
                    .param("members", members)
                    .update();
        }
    }
}
