package org.footbridge.referrals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.history.MediaType;
import org.footbridge.history.Paper;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.EnteredInError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps papers byte for byte and hands them out again. */
@Component
public class Attachments {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Referrals referrals;
    private final EnteredInError errors;

    Attachments(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Referrals referrals,
            EnteredInError errors) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.referrals = referrals;
        this.errors = errors;
    }

    public sealed interface Attaching permits Attached, Refused {}

    public record Attached(AttachmentId id) implements Attaching {}

    /** @param sentence for the page */
    public record Refused(String sentence) implements Attaching {}

    /** The same bytes with the same referral are kept once. */
    @Transactional
    public Attaching attach(ReferralId referral, Paper paper) {
        var row = referrals.locked(referral);
        return switch (paper.lookedAt()) {
            case Paper.Looked.Refused(String sentence) -> new Refused(sentence);
            case Paper.Looked.Fine(var type, var digest) ->
                new Attached(same(referral, digest)
                        .orElseGet(() -> insert(referral, row.participantId(), paper, type, digest)));
        };
    }

    /** A paper with its bytes as they came. */
    public record Kept(UUID id, ParticipantId participantId, String mediaType, byte[] content) {}

    /** Hands out the bytes and writes down who took them. */
    @Transactional
    public Kept open(AttachmentId id) {
        var kept = sql.sql("""
                        select id, participant_id, media_type, content
                          from referrals.attachment
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Kept.class)
                .orElseThrow(NotYours::new);
        if (!authorization.may(Permission.READ_CHART, kept.participantId())) {
            authorization.require(Permission.WORK_INTAKE, kept.participantId());
        }
        audit.act(Act.EXPORT, "attachment", id, List.of(kept.participantId()));
        return kept;
    }

    private record Row(ParticipantId participantId, Optional<UUID> attachedBy, Instant attachedAt, Regime regime) {}

    /** Who attached it says that it belongs to somebody else; the privacy officer is asked to seal it (CARE 12). */
    @Transactional
    public EnteredInError.Asking enteredInError(AttachmentId id, String reason) {
        var row = sql.sql("""
                        select participant_id, attached_by, attached_at, regime
                          from referrals.attachment
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        if (!authorization.may(Permission.READ_CHART, row.participantId())) {
            authorization.require(Permission.WORK_INTAKE, row.participantId());
        }
        return errors.ask(
                new EnteredInError.Thing(
                        "paper",
                        id,
                        row.participantId(),
                        row.attachedBy().orElseThrow(NotYours::new),
                        LocalDate.ofInstant(row.attachedAt(), ZoneOffset.UTC),
                        row.regime()),
                reason);
    }

    private Optional<AttachmentId> same(ReferralId referral, String digest) {
        return sql.sql("""
                        select id from referrals.attachment
                         where organization_id = :organization and referral_id = :referral and sha256 = :digest
                        """)
                .param("organization", Actor.current().organization())
                .param("referral", referral)
                .param("digest", digest)
                .optional(UUID.class)
                .map(AttachmentId::new);
    }

    private AttachmentId insert(
            ReferralId referral, ParticipantId participant, Paper paper, MediaType type, String digest) {
        var now = clock.instant();
        var id = new AttachmentId(Id.fresh(now));
        sql.sql("""
                        insert into referrals.attachment (organization_id, id, referral_id, participant_id, kind, dated, part2, media_type,
                                                          sha256, bytes, content, attached_by, attached_at, regime, privacy_class)
                        values (:organization, :id, :referral, :participant, :kind, :dated::date, :part2, :type,
                                :digest, :bytes, :content, :by::uuid, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("referral", referral)
                .param("participant", participant)
                .param("kind", paper.kind())
                .param("dated", paper.dated())
                .param("part2", paper.part2())
                .param("type", type.type())
                .param("digest", digest)
                .param("bytes", paper.content().length)
                .param("content", paper.content())
                .param("by", Actor.current().person())
                .param("now", now)
                .param("regime", paper.part2() ? Regime.PART2 : Regime.HIPAA)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "attachment", id, List.of(participant));
        return id;
    }
}
