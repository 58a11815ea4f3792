package org.footbridge.referrals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.history.History;
import org.footbridge.history.Leftovers;
import org.footbridge.history.ReceivedBundle;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what another place knows of a person: read whole, stored in one transaction, the original byte for byte beside
 * it. The same bytes make one referral, however often and however many at once they come.
 */
@Component
public class ReceivingBundles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sql sql;
    private final Clock clock;
    private final NewReferral referrals;
    private final History history;
    private final Authorization authorization;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ReceivingBundles(
            Sql sql,
            Clock clock,
            NewReferral referrals,
            History history,
            Authorization authorization,
            Audit audit,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.referrals = referrals;
        this.history = history;
        this.authorization = authorization;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @param sender as we call them; of a client, its own name
     * @param contentType as declared by the sender, or empty
     */
    public Receiving receive(byte[] bytes, String contentType, String sender) {
        authorization.require(Permission.OPEN_INTAKE);
        return switch (ReceivedBundle.read(bytes, contentType, clock.instant())) {
            case ReceivedBundle.Refused refused -> new Receiving.Refused(refused);
            case ReceivedBundle.Understood understood -> keep(bytes, understood, sender);
        };
    }

    /** The bytes as they came, for whoever may work on the referral. */
    @Transactional
    public byte[] original(ReferralId referral) {
        var kept = sql.sql("""
                        select participant_id, packed from referrals.bundle
                         where organization_id = :organization and referral_id = :referral
                        """)
                .param("organization", Actor.current().organization())
                .param("referral", referral)
                .optional(Packed.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.WORK_INTAKE, kept.participantId());
        audit.act(Act.EXPORT, "bundle", referral, List.of(kept.participantId()));
        return unpack(kept.packed());
    }

    private record Packed(ParticipantId participantId, byte[] packed) {}

    private record Known(UUID referralId, UUID participantId) {}

    private Receiving keep(byte[] bytes, ReceivedBundle.Understood understood, String sender) {
        var packed = pack(bytes);
        return java.util.Objects.requireNonNull(transaction.execute(_ -> {
            oneAtATime(understood.digest());
            return known(understood.digest(), sender)
                    .<Receiving>map(known -> new Receiving.Received(
                            new ReferralId(known.referralId()),
                            new ParticipantId(known.participantId()),
                            understood,
                            true))
                    .orElseGet(() -> store(bytes.length, packed, understood, sender));
        }));
    }

    private Receiving store(int size, byte[] packed, ReceivedBundle.Understood understood, String sender) {
        var opened = referrals.open(
                Source.BUNDLE,
                Danger.NOT_ASKED,
                SentPerson.of(understood.person()),
                SafeContact.unknown(),
                Optional.empty());
        insert(opened, size, packed, understood, sender);
        history.keep(
                new History.Origin(opened.participantId(), opened.referralId().value(), sender), understood.facts());
        return new Receiving.Received(opened.referralId(), opened.participantId(), understood, false);
    }

    /** Two at once with the same bytes stand in line; the lock goes with the transaction. */
    private void oneAtATime(String digest) {
        var key = Actor.current().organization().value() + digest;
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is not null")
                .param("key", key)
                .single(Boolean.class);
    }

    /** A sender learns nothing of what another sent (CARE 11): to a client only its own bundles are known. */
    private Optional<Known> known(String digest, String sender) {
        return sql.sql("""
                        select referral_id, participant_id from referrals.bundle
                         where organization_id = :organization and sha256 = :digest and (:ofAnybody or sender = :sender)
                         order by sender = :sender desc, received_at
                         limit 1
                        """)
                .param("ofAnybody", Actor.current().isStaff())
                .param("sender", sender)
                .param("organization", Actor.current().organization())
                .param("digest", digest)
                .optional(Known.class);
    }

    private void insert(
            NewReferral.Opened opened, int size, byte[] packed, ReceivedBundle.Understood understood, String sender) {
        var now = clock.instant();
        sql.sql("""
                        insert into referrals.bundle (organization_id, id, referral_id, participant_id, sender, received_at, sha256, bytes,
                                                      packed, facts, not_understood, regime, privacy_class)
                        values (:organization, :id, :referral, :participant, :sender, :now, :digest, :bytes,
                                :packed, :facts, :leftovers::jsonb, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("referral", opened.referralId())
                .param("participant", opened.participantId())
                .param("sender", sender)
                .param("now", now)
                .param("digest", understood.digest())
                .param("bytes", size)
                .param("packed", packed)
                .param("facts", count(understood))
                .param("leftovers", JSON.writeValueAsString(brief(understood.leftovers())))
                .param("regime", NewReferral.REGIME)
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    private static int count(ReceivedBundle.Understood understood) {
        var facts = understood.facts();
        return facts.conditions().size()
                + facts.medications().size()
                + facts.allergies().size()
                + facts.scores().size()
                + facts.encounters().size()
                + facts.coverages().size()
                + facts.contacts().size();
    }

    /** What is listed for staff: every kind with its count, a few places of each. */
    private static List<LeftoverLine> brief(Leftovers leftovers) {
        return LeftoverLine.of(leftovers);
    }

    private static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 8 + 1024);
        try (var gzip = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
