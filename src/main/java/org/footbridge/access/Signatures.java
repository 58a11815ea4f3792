package org.footbridge.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs: who, as what, when, and the SHA-256 of the exact content. Rows are written once. In a real installation staff
 * sign only within {@link Proof#SECOND_FACTOR_HOLDS} of their second factor, others within
 * {@link Proof#RECOGNITION_HOLDS} of their password or passkey. Staff whose license has ended do not sign at all.
 */
@Component
public class Signatures {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Installation installation;
    private final List<WhoIs> names;
    private final List<Licenses> licenses;

    Signatures(
            Sql sql, Clock clock, Audit audit, Installation installation, List<WhoIs> names, List<Licenses> licenses) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.installation = installation;
        this.names = names;
        this.licenses = licenses;
    }

    /**
     * The bound staff member, participant or contact signs. Runs in the transaction that stores what is signed.
     *
     * @param subject what is signed, such as {@code "note"}
     * @param exactContent every word that is signed, the same text {@link #holds} is asked with later
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Signing sign(String subject, Id id, @Nullable Id participant, Meaning meaning, String exactContent) {
        var actor = Actor.current();
        var capacity =
                switch (actor.kind()) {
                    case STAFF -> Capacity.STAFF;
                    case PARTICIPANT -> Capacity.SELF;
                    case CONTACT -> Capacity.GUARDIAN;
                    case VISITOR, CLIENT, JOB ->
                        throw new IllegalStateException("A %s cannot sign.".formatted(actor.kind()));
                };
        return stopped(actor)
                .orElseGet(() -> store(subject, id, participant, meaning, exactContent, nameOf(actor), capacity));
    }

    /** One thing among several that are signed with one press. */
    public record ToSign(String subject, Id id, @Nullable Id participant, String exactContent) {}

    /**
     * As {@link #sign} for several things at once, such as a session's shared part with its own parts: one signature
     * each, one round trip and one audit row for all.
     *
     * @param things at least one
     * @return the first thing's signature
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Signing signAll(List<ToSign> things, Meaning meaning) {
        var actor = Actor.current();
        if (!actor.isStaff()) {
            throw new IllegalStateException("Only staff sign several things at once.");
        }
        var stopped = stopped(actor);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        var now = clock.instant();
        var name = nameOf(actor);
        var signed = things.stream()
                .map(one -> new Signing.Signed(new SignatureId(Id.fresh(now)), now, name, sha256(one.exactContent())))
                .toList();
        sql.sql("""
                        insert into access.signature (organization_id, id, subject, subject_id, participant_id, meaning, capacity,
                                                      signer_name, in_person, membership_id, sha256, signed_at)
                        select :organization, id, subject, subject_id, nullif(participant_id, '')::uuid, :meaning, :capacity,
                               :name, false, :membership, sha256, :now
                          from unnest(:ids::uuid[], :subjects::text[], :subjectIds::uuid[], :participants::text[], :sha256s::text[])
                               as signed (id, subject, subject_id, participant_id, sha256)
                        """)
                .param("organization", actor.organization())
                .param("ids", signed.stream().map(Signing.Signed::id).toList())
                .param("subjects", things.stream().map(ToSign::subject).toList())
                .param("subjectIds", things.stream().map(ToSign::id).toList())
                .param(
                        "participants",
                        things.stream()
                                .map(one -> one.participant() == null
                                        ? ""
                                        : one.participant().value().toString())
                                .toList())
                .param("sha256s", signed.stream().map(Signing.Signed::sha256).toList())
                .param("meaning", meaning)
                .param("capacity", Capacity.STAFF)
                .param("name", name)
                .param("membership", actor.membership())
                .param("now", now)
                .update();
        audit.act(
                meaning == Meaning.COSIGNER ? Act.COSIGN : Act.SIGN,
                things.getFirst().subject(),
                things.getFirst().id(),
                things.stream()
                        .flatMap(one -> Stream.ofNullable(one.participant()))
                        .distinct()
                        .toList());
        return signed.getFirst();
    }

    /**
     * A participant or guardian signs on a staff member's screen; the bound staff member is the witness and answers for
     * who it was.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Signing signInPerson(
            String subject,
            Id id,
            Id participant,
            Meaning meaning,
            String exactContent,
            String signerName,
            Capacity capacity) {
        var actor = Actor.current();
        if (!actor.isStaff() || capacity == Capacity.STAFF) {
            throw new IllegalStateException("Somebody signs in person before a staff member, never as one.");
        }
        return proven(actor)
                ? store(subject, id, participant, meaning, exactContent, signerName.strip(), capacity)
                : new Signing.NeedsSecondFactor();
    }

    /**
     * One signature as pages show it.
     *
     * @param membershipId who signed, or who witnessed when the capacity is not staff and it was signed in person
     */
    public record Signature(
            SignatureId id,
            Meaning meaning,
            Capacity capacity,
            String signerName,
            Instant signedAt,
            boolean inPerson,
            String sha256,
            UUID membershipId) {}

    /** In the order they were given. */
    @Transactional(readOnly = true)
    public List<Signature> signaturesOf(String subject, Id id) {
        return sql.sql("""
                        select id, meaning, capacity, signer_name, signed_at, in_person, sha256, membership_id
                          from access.signature
                         where organization_id = :organization and subject = :subject and subject_id = :id
                         order by signed_at, id
                        """)
                .param("organization", Actor.current().organization())
                .param("subject", subject)
                .param("id", id)
                .list(Signature.class);
    }

    /** Whether this is exactly the content that was signed. */
    @Transactional(readOnly = true)
    public boolean holds(SignatureId signature, String exactContent) {
        return sql.sql("""
                        select sha256 from access.signature where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", signature)
                .optional(String.class)
                .filter(sha256(exactContent)::equals)
                .isPresent();
    }

    /** The license first: nobody is asked for a second factor only to be refused. */
    private Optional<Signing> stopped(Actor actor) {
        var kept = licenses.stream()
                .map(one -> one.keptFromSigning(actor, clock.instant()))
                .flatMap(Optional::stream)
                .findFirst();
        return kept.<Signing>map(Signing.NotLicensed::new)
                .or(() -> proven(actor) ? Optional.empty() : Optional.of(new Signing.NeedsSecondFactor()));
    }

    private boolean proven(Actor actor) {
        var now = clock.instant();
        return installation.demo()
                || Proof.bound()
                        .filter(proof -> actor.isStaff() ? proof.secondFactorHolds(now) : proof.recognitionHolds(now))
                        .isPresent();
    }

    private String nameOf(Actor actor) {
        return names.stream()
                .map(one -> one.called(actor))
                .flatMap(Optional::stream)
                .findFirst()
                .map(WhoIs.Called::signedName)
                .orElseThrow(() -> new IllegalStateException("Nobody knows the name of who signs.\nMaybe membership "
                        + actor.membership() + " names somebody who was never hired or registered."));
    }

    private Signing store(
            String subject,
            Id id,
            @Nullable Id participant,
            Meaning meaning,
            String exactContent,
            String signerName,
            Capacity capacity) {
        var actor = Actor.current();
        var now = clock.instant();
        var signed = new Signing.Signed(new SignatureId(Id.fresh(now)), now, signerName, sha256(exactContent));
        sql.sql("""
                        insert into access.signature (organization_id, id, subject, subject_id, participant_id, meaning, capacity,
                                                      signer_name, in_person, membership_id, sha256, signed_at)
                        values (:organization, :id, :subject, :subjectId, :participant, :meaning, :capacity,
                                :name, :inPerson, :membership, :sha256, :now)
                        """)
                .param("organization", actor.organization())
                .param("id", signed.id())
                .param("subject", subject)
                .param("subjectId", id)
                .param("participant", participant)
                .param("meaning", meaning)
                .param("capacity", capacity)
                .param("name", signerName)
                .param("inPerson", actor.isStaff() && capacity != Capacity.STAFF)
                .param("membership", actor.membership())
                .param("sha256", signed.sha256())
                .param("now", now)
                .update();
        audit.act(
                meaning == Meaning.COSIGNER ? Act.COSIGN : Act.SIGN,
                subject,
                id,
                participant == null ? List.of() : List.of(participant));
        return signed;
    }

    private static String sha256(String exactContent) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(exactContent.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
