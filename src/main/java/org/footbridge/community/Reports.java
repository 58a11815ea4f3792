package org.footbridge.community;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody tells staff about a post. The writer never learns who told, and the one who tells never learns who wrote: what
 * ties the two is set by a job of the organization, in one transaction with the alert where safety is at stake.
 */
@Component
public class Reports {

    /** Longest text of a report. */
    public static final int MOST_WORDS = 2000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Joining joining;
    private final Alerts alerts;
    private final TransactionTemplate apart;

    Reports(
            Sql sql,
            Clock clock,
            Audit audit,
            Joining joining,
            Alerts alerts,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.joining = joining;
        this.alerts = alerts;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What came of telling. */
    public sealed interface Telling {

        /** @param alert whether the team is told now that somebody may be in danger */
        record Told(RoomId room, boolean alert) implements Telling {}

        /** One answer first: is anybody's safety at stake before staff look in? */
        record AskAtStake() implements Telling {}
    }

    private record Post(RoomId roomId, Optional<UUID> memberId, String words) {}

    /**
     * @param words more about it, perhaps nothing; longer ones are cut
     * @throws NotYours if she does not read such a post, or wrote it
     */
    @Transactional
    public Telling report(PostId post, ReportReason reason, String words, Optional<Boolean> atStake) {
        var me = joining.me();
        var read = sql.sql("""
                        select room_id, member_id, words from community.post
                         where organization_id = :organization and id = :post and state = 'shown'
                           and room_id in (select community.my_rooms())
                           and (member_id is null or member_id not in (select community.my_members()))
                        """)
                .param("organization", Actor.current().organization())
                .param("post", post)
                .optional(Post.class)
                .orElseThrow(NotYours::new);
        boolean danger = reason == ReportReason.SAFETY || atStake.orElse(false);
        if (!danger && atStake.isEmpty()) {
            return new Telling.AskAtStake();
        }
        var more = words.replace("\u0000", "").strip();
        Actor.job(Actor.current().organization(), "community report")
                .run(() -> apart.executeWithoutResult(_ ->
                        keep(post, read, me, reason, more.substring(0, Math.min(more.length(), MOST_WORDS)), danger)));
        return new Telling.Told(read.roomId(), danger);
    }

    private void keep(PostId post, Post read, ParticipantId me, ReportReason reason, String words, boolean danger) {
        var id = new ReportId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into community.report (organization_id, id, post_id, room_id, member_id, participant_id, reason, words,
                                                      post_words, at_stake, reported_at)
                        values (:organization, :id, :post, :room, :member::uuid, :me, :reason, :words, :postWords, :danger, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("post", post)
                .param("room", read.roomId())
                .param("member", read.memberId())
                .param("me", me)
                .param("reason", reason)
                .param("words", words)
                .param("postWords", read.words())
                .param("danger", danger)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "community report", id, List.of(me));
        if (danger) {
            alerts.raise(Raise.about(
                    read.memberId().map(this::person).orElse(me),
                    Source.MESSAGE,
                    Urgency.NOW,
                    "A post in the community was told to staff: somebody's safety is at stake",
                    Optional.of(id.value())));
        }
    }

    private ParticipantId person(UUID member) {
        return new ParticipantId(sql.sql(
                        "select participant_id from community.member where organization_id = :organization and id = :member")
                .param("organization", Actor.current().organization())
                .param("member", member)
                .single(UUID.class));
    }
}
