package org.footbridge.plans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Capacity;
import org.footbridge.access.House;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.staff.SigningTerms;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes, signs and answers the plan of a stay. A signed version is never changed; the next one says what changed. */
@Component
public class Plans {

    private static final String SUBJECT = "plan";

    /** Where terms name no clock. */
    private static final int DAYS_TO_COSIGN = 3;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Signatures signatures;
    private final StaffMembers staff;
    private final SigningTerms signingTerms;
    private final Accounts accounts;
    private final Tasks tasks;
    private final House house;
    private final PlanRows rows;
    private final PlanReviews reviews;
    private final Aims aims;
    private final Certifications certifications;

    Plans(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Signatures signatures,
            StaffMembers staff,
            SigningTerms signingTerms,
            Accounts accounts,
            Tasks tasks,
            House house,
            PlanRows rows,
            PlanReviews reviews,
            Aims aims,
            Certifications certifications) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.signatures = signatures;
        this.staff = staff;
        this.signingTerms = signingTerms;
        this.accounts = accounts;
        this.tasks = tasks;
        this.house = house;
        this.rows = rows;
        this.reviews = reviews;
        this.aims = aims;
        this.certifications = certifications;
    }

    private record Stay(UUID participantId, Regime regime) {}

    /** The draft of the stay's plan: the one there is, or a new one that begins as the last signed version. */
    @Transactional
    public PlanVersionId draft(EpisodeId episode) {
        var stay = sql.sql("""
                        select participant_id, regime from episodes.v_episodes
                         where organization_id = :organization and episode_id = :episode
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .optional(Stay.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.WRITE_CHART, new ParticipantId(stay.participantId()));
        var plan = rows.planOf(episode.value(), stay.participantId());
        var before = rows.versions(episode.value()).stream().findFirst();
        if (before.isPresent() && before.get().signedAt().isEmpty()) {
            return before.get().version();
        }
        var id = new PlanVersionId(Id.fresh(clock.instant()));
        rows.insertDraft(
                id,
                plan,
                stay.participantId(),
                before.map(last -> last.number() + 1).orElse(1),
                stay.regime());
        var draft = rows.versions(episode.value()).getFirst();
        if (draft.version().equals(id)) {
            before.ifPresent(last -> rows.write(draft, 0, renewed(rows.content(last))));
            audit.act(Act.CREATE, SUBJECT, id, List.of(draft.participant()));
        }
        return draft.version();
    }

    private static PlanContent renewed(PlanContent last) {
        return new PlanContent(
                last.strengths(), last.preferences(), last.endsWhen(), "", Optional.empty(), last.problems());
    }

    /** What came of saving a draft. */
    public sealed interface Saving permits Saved, Conflict, AlreadySigned {}

    /** @param edit to hand in with the next save */
    public record Saved(int edit) implements Saving {}

    /** Somebody else saved since: both texts are shown, neither is lost. */
    public record Conflict(int edit, PlanContent theirs) implements Saving {}

    public record AlreadySigned() implements Saving {}

    /** @param edit the count of edits the writer had read */
    @Transactional
    public Saving save(PlanVersionId id, int edit, PlanContent content) {
        var draft = lock(id, Permission.WRITE_CHART);
        if (draft.signedAt().isPresent()) {
            return new AlreadySigned();
        }
        if (!rows.write(draft, edit, aims.bound(content))) {
            return new Conflict(draft.edit(), rows.content(draft));
        }
        audit.act(Act.UPDATE, SUBJECT, id, List.of(draft.participant()));
        return new Saved(edit + 1);
    }

    /** What came of a wish to sign. */
    public sealed interface PlanSigning permits PlanSigned, NotYetComplete, ProveFirst, NotSigned {}

    public record PlanSigned(Instant at) implements PlanSigning {}

    /** @param gaps sentences for the page */
    public record NotYetComplete(List<String> gaps) implements PlanSigning {}

    /** The sign-in must be proven once more; see {@link Signing.NeedsSecondFactor}. */
    public record ProveFirst() implements PlanSigning {}

    /** @param sentence for the page */
    public record NotSigned(String sentence) implements PlanSigning {}

    /**
     * The author signs the draft. An associate's plan then waits for the supervisor; the person is asked to sign, and
     * the review stands among the author's tasks.
     */
    @Transactional
    public PlanSigning sign(PlanVersionId id) {
        var draft = lock(id, Permission.SIGN_CLINICAL);
        if (draft.signedAt().isPresent()) {
            return new NotSigned("This version is signed already.");
        }
        var content = rows.content(draft);
        var gaps = PlanGaps.in(content, draft.number());
        if (!gaps.isEmpty()) {
            return new NotYetComplete(gaps);
        }
        return switch (signatures.sign(SUBJECT, id, draft.participant(), Meaning.AUTHOR, content.exactText())) {
            case Signing.NeedsSecondFactor() -> new ProveFirst();
            case Signing.NotLicensed(var sentence) -> new NotSigned(sentence);
            case Signing.Signed signed -> {
                store(draft, signed, content);
                yield new PlanSigned(signed.at());
            }
        };
    }

    private void store(PlanRows.Version draft, Signing.Signed signed, PlanContent content) {
        var author =
                new StaffId(java.util.Objects.requireNonNull(Actor.current().person()));
        var today = LocalDate.ofInstant(clock.instant(), zone());
        var before = rows.versions(draft.episodeId()).stream()
                .filter(one -> one.signedAt().isPresent())
                .findFirst();
        var asked = asked(before, content, today);
        // What still waits for a signature goes on waiting in the version that takes its place.
        boolean supervisorAsked = asked.stream().anyMatch(SigningTerms.Term::supervisorSigns)
                || before.filter(one -> one.cosignerId().isPresent() && !has(one, "cosigned"))
                        .isPresent();
        boolean personAsked = asked.stream().anyMatch(SigningTerms.Term::personSigns)
                || before.filter(one -> one.personAsked() && !has(one, "agrees") && !has(one, "does_not_sign"))
                        .isPresent();
        var supervisor = supervisorAsked ? staff.supervisorOf(author, today) : Optional.<StaffId>empty();
        sql.sql("""
                        update plans.version set author_id = :author, signed_at = :at, cosigner_id = :cosigner::uuid,
                                                 person_asked = :asked
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", draft.id())
                .param("author", author)
                .param("at", signed.at())
                .param("cosigner", supervisor)
                .param("asked", personAsked)
                .update();
        var link = "/episodes/%s/plan".formatted(draft.episodeId());
        supervisor.ifPresent(who -> tasks.open(new NewTask(
                "cosign plan",
                "A plan waits for your signature",
                Optional.of(draft.participant()),
                Optional.of(Role.SUPERVISOR),
                accounts.membershipOf(who),
                clock.instant().plus(Duration.ofDays(cosignWithin(asked))),
                link)));
        certifications.asked(draft);
        reviews.agreed(
                new EpisodeId(draft.episodeId()),
                draft.number(),
                content.reviewOn()
                        .map(day ->
                                day.atTime(LocalTime.of(17, 0)).atZone(zone()).toInstant()));
    }

    /** The terms in force for what this version is: the first plan, or what changed since the one before. */
    private List<SigningTerms.Term> asked(Optional<PlanRows.Version> before, PlanContent content, LocalDate today) {
        var kinds = before.map(one -> PlanChanges.kinds(rows.content(one), content))
                .orElse(Set.of(SigningTerms.What.PLAN_FIRST));
        var terms = signingTerms.on(today);
        return kinds.stream().map(terms::get).toList();
    }

    /** The shortest clock of those terms; a work item always has one. */
    private static int cosignWithin(List<SigningTerms.Term> asked) {
        return asked.stream()
                .filter(SigningTerms.Term::supervisorSigns)
                .flatMap(term -> term.withinDays().stream())
                .min(Integer::compare)
                .orElse(DAYS_TO_COSIGN);
    }

    /** The participant, signed in as herself, agrees. */
    @Transactional
    public PlanSigning agree(PlanVersionId id, String comment) {
        var version = signedVersion(id, Permission.OWN_RECORD);
        var refused = refusedAnswer(version);
        if (refused.isPresent()) {
            return refused.get();
        }
        return answered(
                version,
                signatures.sign(
                        SUBJECT,
                        id,
                        version.participant(),
                        Meaning.AGREES,
                        rows.content(version).exactText()),
                comment);
    }

    /** The participant or a guardian agrees on the screen of the bound staff member, who is the witness. */
    @Transactional
    public PlanSigning agreeInPerson(PlanVersionId id, String signerName, Capacity capacity, String comment) {
        var version = signedVersion(id, Permission.WRITE_CHART);
        if (signerName.isBlank()) {
            return new NotSigned("Write the name of who signs.");
        }
        var refused = refusedAnswer(version);
        if (refused.isPresent()) {
            return refused.get();
        }
        return answered(
                version,
                signatures.signInPerson(
                        SUBJECT,
                        id,
                        version.participant(),
                        Meaning.AGREES,
                        rows.content(version).exactText(),
                        signerName,
                        capacity),
                comment);
    }

    private PlanSigning answered(PlanRows.Version version, Signing signing, String comment) {
        return switch (signing) {
            case Signing.NeedsSecondFactor() -> new ProveFirst();
            case Signing.NotLicensed(var sentence) -> new NotSigned(sentence);
            case Signing.Signed signed -> {
                answer(version, "agrees", comment, signed.signerName());
                yield new PlanSigned(signed.at());
            }
        };
    }

    /** The participant does not sign, and says why in her own words, or in what she told the staff member. */
    @Transactional
    public PlanSigning decline(PlanVersionId id, String why) {
        var version = signedVersion(id, ownOr(Permission.WRITE_CHART));
        if (why.isBlank()) {
            return new NotSigned("Say in a few words why not.");
        }
        var refused = refusedAnswer(version);
        if (refused.isPresent()) {
            return refused.get();
        }
        answer(version, "does_not_sign", why, "");
        audit.act(Act.UPDATE, SUBJECT, id, List.of(version.participant()), "not signed by the participant");
        return new PlanSigned(clock.instant());
    }

    /** The participant adds a thought; it changes nothing else. */
    @Transactional
    public PlanSigning comment(PlanVersionId id, String words) {
        var version = signedVersion(id, ownOr(Permission.WRITE_CHART));
        if (words.isBlank()) {
            return new NotSigned("Write a few words first.");
        }
        answer(version, "comment", words, "");
        audit.act(Act.UPDATE, SUBJECT, id, List.of(version.participant()), "comment");
        return new PlanSigned(clock.instant());
    }

    /** The supervisor answers for an associate's plan. */
    @Transactional
    public PlanSigning cosign(PlanVersionId id) {
        var version = signedVersion(id, Permission.SIGN_CLINICAL);
        var mine = version.cosignerId().filter(who -> who.equals(Actor.current().person()));
        if (mine.isEmpty()) {
            return new NotSigned("This plan waits for nobody's signature, or for somebody else's.");
        }
        if (has(version, "cosigned")) {
            return new NotSigned("You have signed this version already.");
        }
        return switch (signatures.sign(
                SUBJECT,
                id,
                version.participant(),
                Meaning.COSIGNER,
                rows.content(version).exactText())) {
            case Signing.NeedsSecondFactor() -> new ProveFirst();
            case Signing.NotLicensed(var sentence) -> new NotSigned(sentence);
            case Signing.Signed signed -> {
                answer(version, "cosigned", "", signed.signerName());
                yield new PlanSigned(signed.at());
            }
        };
    }

    private static Permission ownOr(Permission forStaff) {
        return Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : forStaff;
    }

    private Optional<NotSigned> refusedAnswer(PlanRows.Version version) {
        boolean newer = rows.versions(version.episodeId()).stream()
                .anyMatch(one -> one.signedAt().isPresent() && one.number() > version.number());
        if (newer) {
            return Optional.of(new NotSigned("There is a newer version of the plan."));
        }
        return has(version, "agrees")
                ? Optional.of(new NotSigned("This version has been signed by the participant already."))
                : Optional.empty();
    }

    private boolean has(PlanRows.Version version, String kind) {
        return sql.sql("""
                        select exists (select from plans.answer
                                        where organization_id = :organization and version_id = :version and kind = :kind)
                        """)
                .param("organization", Actor.current().organization())
                .param("version", version.id())
                .param("kind", kind)
                .single(Boolean.class);
    }

    private void answer(PlanRows.Version version, String kind, String words, String signer) {
        sql.sql("""
                        insert into plans.answer (organization_id, id, participant_id, version_id, kind, words, signer_name, at,
                                                  membership_id, regime, privacy_class)
                        values (:organization, :id, :participant, :version, :kind, :words, :signer, :now, :by::uuid, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", version.participantId())
                .param("version", version.id())
                .param("kind", kind)
                .param("words", words.strip())
                .param("signer", signer)
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .param("regime", version.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    /**
     * One version as pages show it.
     *
     * @param personAsked whether the person is asked to sign it
     */
    public record Read(
            PlanVersionId id,
            ParticipantId participant,
            UUID episode,
            int number,
            int edit,
            PlanContent content,
            Optional<UUID> author,
            Optional<Instant> signedAt,
            Optional<UUID> cosigner,
            boolean personAsked) {}

    /** All versions of the stay's plan, newest first, draft included; participants see signed ones only. */
    @Transactional(readOnly = true)
    public List<Read> versions(EpisodeId episode) {
        var versions = rows.versions(episode.value());
        versions.stream()
                .findFirst()
                .ifPresent(one -> authorization.require(ownOr(Permission.READ_CHART), one.participant()));
        return versions.stream()
                .filter(one -> Actor.current().kind() != Actor.Kind.PARTICIPANT
                        || one.signedAt().isPresent())
                .map(this::read)
                .toList();
    }

    private Read read(PlanRows.Version version) {
        return new Read(
                version.version(),
                version.participant(),
                version.episodeId(),
                version.number(),
                version.edit(),
                rows.content(version),
                version.authorId(),
                version.signedAt(),
                version.cosignerId(),
                version.personAsked());
    }

    private PlanRows.Version lock(PlanVersionId id, Permission permission) {
        var version = rows.locked(id).orElseThrow(NotYours::new);
        authorization.require(permission, version.participant());
        return version;
    }

    private PlanRows.Version signedVersion(PlanVersionId id, Permission permission) {
        var version = rows.version(id).filter(one -> one.signedAt().isPresent()).orElseThrow(NotYours::new);
        authorization.require(permission, version.participant());
        return version;
    }

    private ZoneId zone() {
        return ZoneId.of(house.about().map(House.About::zone).orElse("UTC"));
    }
}
