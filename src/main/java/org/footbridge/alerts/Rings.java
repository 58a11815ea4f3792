package org.footbridge.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.MembershipId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox of the channels that ring: a row in the transaction of the telling, sent by a job. */
@Component
class Rings {

    enum Channel {
        GATEWAY,
        PUSH
    }

    private final Sql sql;
    private final Clock clock;
    private final RingJob job;

    Rings(Sql sql, Clock clock, RingJob job) {
        this.sql = sql;
        this.clock = clock;
        this.job = job;
    }

    /** @param device the subscribed browser, for a push */
    @Transactional(propagation = Propagation.MANDATORY)
    RingId write(Channel channel, MembershipId who, Call call, @Nullable UUID device) {
        var id = insert(channel, who, call, device, null);
        job.schedule(Actor.current().organization(), id);
        return id;
    }

    /** A ring that has arrived already: the demo has no phone that could ring. */
    @Transactional(propagation = Propagation.MANDATORY)
    void arrived(Channel channel, MembershipId who, Call call) {
        insert(channel, who, call, null, clock.instant());
    }

    private RingId insert(
            Channel channel, MembershipId who, Call call, @Nullable UUID device, @Nullable Instant sentAt) {
        var id = new RingId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into alerts.ring (organization_id, id, membership_id, alert_id, reason, channel, device_id,
                                                 written_at, sent_at)
                        values (:organization, :id, :who, :alert::uuid, :reason, :channel, :device::uuid, :now,
                                :sentAt::timestamptz)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("who", who)
                .param("alert", call.alert())
                .param("reason", call.reason())
                .param("channel", channel)
                .param("device", device)
                .param("now", clock.instant())
                .param("sentAt", sentAt)
                .update();
        return id;
    }

    /** A ring still to be carried. */
    record Due(
            RingId id,
            MembershipId membershipId,
            Channel channel,
            Call.Reason reason,
            Optional<UUID> deviceId,
            Instant writtenAt) {}

    /**
     * The ring, unless it has been sent or somebody acts on its alert by now: then it is stopped, so that nobody is rung
     * out of bed for what a colleague has in hand.
     */
    @Transactional
    Optional<Due> due(RingId id) {
        sql.sql("""
                        update alerts.ring
                           set stopped_at = :now
                         where ring.organization_id = :organization and ring.id = :id
                           and ring.sent_at is null and ring.stopped_at is null
                           and exists (select from alerts.alert
                                        where alert.organization_id = :organization and alert.id = ring.alert_id
                                          and alert.acknowledged_at is not null)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .update();
        return sql.sql("""
                        select id, membership_id, channel, reason, device_id, written_at
                          from alerts.ring
                         where organization_id = :organization and id = :id and sent_at is null and stopped_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Due.class);
    }

    @Transactional
    void sent(RingId id) {
        sql.sql("""
                        update alerts.ring
                           set sent_at = :now, attempts = attempts + 1, last_attempt_at = :now, last_problem = null
                         where organization_id = :organization and id = :id and sent_at is null and stopped_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .update();
    }

    /** @param forGood whether it is not tried again */
    @Transactional
    void failed(RingId id, String problem, boolean forGood) {
        sql.sql("""
                        update alerts.ring
                           set attempts = attempts + 1, last_attempt_at = :now, last_problem = :problem,
                               stopped_at = case when :forGood then :now end
                         where organization_id = :organization and id = :id and sent_at is null and stopped_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("problem", problem)
                .param("forGood", forGood)
                .param("now", clock.instant())
                .update();
    }

    /** After this many tries in vain, about half a minute, somebody else is told although the minutes are not over. */
    static final int IN_VAIN = 3;

    /** Where nobody's phone has rung for an alert, its next level is told now and not when the minutes are over. */
    @Transactional
    void hurry(RingId id) {
        sql.sql("""
                        update alerts.alert
                           set next_telling_at = :now, updated_at = :now
                          from alerts.ring
                         where alert.organization_id = :organization and alert.closed_at is null
                           and alert.acknowledged_at is null and alert.urgency = 'now'
                           and alert.told_level < :highest and alert.next_telling_at > :now
                           and ring.organization_id = :organization and ring.id = :id
                           and ring.alert_id = alert.id and ring.attempts = :inVain
                           and not exists (select from alerts.ring rung
                                            where rung.organization_id = :organization and rung.alert_id = alert.id
                                              and rung.sent_at is not null)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("inVain", IN_VAIN)
                .param("highest", Telling.DIRECTOR)
                .param("now", clock.instant())
                .update();
    }
}
