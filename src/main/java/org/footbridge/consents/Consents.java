package org.footbridge.consents;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Accounts;
import org.footbridge.access.Capacity;
import org.footbridge.access.Ground;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people answered to forms: signed, declined, taken back. A rule asks {@link #inForce}. */
@Component
public class Consents {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Signatures signatures;
    private final Relationships relationships;
    private final Accounts accounts;
    private final ConsentForms forms;

    Consents(
            Sql sql,
            Clock clock,
            Audit audit,
            Signatures signatures,
            Relationships relationships,
            Accounts accounts,
            ConsentForms forms) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.signatures = signatures;
        this.relationships = relationships;
        this.accounts = accounts;
        this.forms = forms;
    }

    /** Signs a form that names nobody in particular. */
    @Transactional
    public Answered sign(ParticipantId participant, FormId form, Signer signer, Regime regime) {
        var chosen = forms.get(form);
        if (chosen.kind() == ConsentKind.RELEASE) {
            return new Answered.Refused("A release names a recipient, what may be told, what for, and until when.");
        }
        return keep(participant, chosen, signer, regime, null, chosen.text());
    }

    /** Signs a release to one recipient, and opens that recipient's door if it is a contact with an account. */
    @Transactional
    public Answered release(ParticipantId participant, FormId form, Release release, Signer signer, Regime regime) {
        var chosen = forms.get(form);
        var flaw = release.flaw(clock.instant());
        if (flaw.isPresent()) {
            return new Answered.Refused(flaw.get());
        }
        var answered = keep(participant, chosen, signer, regime, release, chosen.text() + "\n\n" + inWords(release));
        if (answered instanceof Answered.Kept) {
            open(participant, release);
        }
        return answered;
    }

    /** No to a form. For an optional one nothing else changes. */
    @Transactional
    public ConsentId decline(ParticipantId participant, FormId form, Signer signer, Regime regime) {
        var chosen = forms.get(form);
        var id = new ConsentId(Id.fresh(clock.instant()));
        insert(
                id,
                participant,
                chosen,
                regime,
                Given.Decision.DECLINED,
                chosen.text(),
                null,
                signer,
                clock.instant(),
                null);
        audit.act(Act.CREATE, "consent", id, List.of(participant), "declined");
        return id;
    }

    /** How somebody took a consent back. */
    public enum SaidHow {
        IN_PERSON,
        IN_WRITING,
        BY_PHONE,
        ON_OWN_PAGE,
        END_OF_TREATMENT
    }

    /**
     * Takes it back from now on. What was shared under it stays in the log; a contact's door closes at once.
     *
     * @param saidBy who said it
     */
    @Transactional
    public void revoke(ConsentId id, String saidBy, SaidHow how) {
        var given = get(id);
        int revoked = sql.sql("""
                        insert into consents.revocation (organization_id, id, participant_id, consent_id, revoked_at, said_by, said_how)
                        values (:organization, :id, :participant, :consent, :now, :saidBy, :how)
                        on conflict (organization_id, consent_id) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", given.participantId())
                .param("consent", id)
                .param("saidBy", saidBy)
                .param("how", how)
                .param("now", clock.instant())
                .update();
        if (revoked == 1) {
            close(given);
            audit.act(Act.UPDATE, "consent", id, List.of(given.participantId()), "revoked");
        }
    }

    /** Treatment ended: what was to end with it ends (the TPO consent says so itself). */
    @Transactional
    public void treatmentEnded(ParticipantId participant) {
        all(participant).stream()
                .filter(one -> one.kind() == ConsentKind.PART2_TPO && one.holdsAt(clock.instant()))
                .forEach(one -> revoke(one.id(), "the consent itself", SaidHow.END_OF_TREATMENT));
    }

    /** The consent of this kind that holds at that moment; the newest where there are several. */
    @Transactional(readOnly = true)
    public Optional<Given> inForce(ParticipantId participant, ConsentKind kind, Instant at) {
        return allInForce(participant, kind, at).stream().findFirst();
    }

    /** Every consent of this kind that holds at that moment, newest first; a no said later ends an earlier yes. */
    @Transactional(readOnly = true)
    public List<Given> allInForce(ParticipantId participant, ConsentKind kind, Instant at) {
        var answers = all(participant).stream()
                .filter(one -> one.kind() == kind && !one.decidedAt().isAfter(at))
                .toList();
        if (kind.isManyFold()) {
            return answers.stream().filter(one -> one.holdsAt(at)).toList();
        }
        return answers.stream().limit(1).filter(one -> one.holdsAt(at)).toList();
    }

    /** Whether a contact may be told something of this class at that moment. */
    @Transactional(readOnly = true)
    public boolean mayTell(ParticipantId participant, ContactId contact, DataClass what, Instant at) {
        return toldTo(participant, contact, at).contains(what);
    }

    /** What a contact may be told at that moment. */
    @Transactional(readOnly = true)
    public Set<DataClass> toldTo(ParticipantId participant, ContactId contact, Instant at) {
        return toldTo(releasesTo(participant, new Recipient.Near(contact), at));
    }

    /** What these releases name together. */
    public static Set<DataClass> toldTo(List<Given> releases) {
        return releases.stream()
                .flatMap(one -> one.dataClasses().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataClass.class)));
    }

    /** The releases to this recipient that hold at that moment, newest first: what page, export and FHIR ask. */
    @Transactional(readOnly = true)
    public List<Given> releasesTo(ParticipantId participant, Recipient recipient, Instant at) {
        return allInForce(participant, ConsentKind.RELEASE, at).stream()
                .filter(recipient::isNamedBy)
                .toList();
    }

    /** Everybody whose releases to this recipient hold at that moment, with those releases. */
    @Transactional(readOnly = true)
    public Map<ParticipantId, List<Given>> releasing(Recipient recipient, Instant at) {
        return sql
                .sql(SELECT + " and consent.kind = 'release' and revocation.revoked_at is null")
                .param("organization", Actor.current().organization())
                .list(GIVEN)
                .stream()
                .filter(one -> one.holdsAt(at) && recipient.isNamedBy(one))
                .collect(Collectors.groupingBy(Given::participantId));
    }

    /** Kinds whose current form the person needs and has not signed. */
    @Transactional(readOnly = true)
    public List<Form> unsigned(ParticipantId participant, boolean byVideo) {
        var now = clock.instant();
        return forms.current("en").stream()
                .filter(form -> form.need() == Need.REQUIRED
                        || form.need() == Need.ANSWERED
                        || (byVideo && form.need() == Need.REQUIRED_FOR_VIDEO))
                .filter(form -> form.need() == Need.ANSWERED
                        ? all(participant).stream().noneMatch(one -> one.kind() == form.kind())
                        : inForce(participant, form.kind(), now).isEmpty())
                .toList();
    }

    /** @throws NotYours if there is none */
    @Transactional(readOnly = true)
    public Given get(ConsentId id) {
        return sql.sql(SELECT + " and consent.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(GIVEN)
                .orElseThrow(NotYours::new);
    }

    /** Every answer of a person, newest first. */
    @Transactional(readOnly = true)
    public List<Given> all(ParticipantId participant) {
        return sql.sql(
                        SELECT
                                + " and consent.participant_id = :participant order by consent.decided_at desc, consent.id desc")
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(GIVEN);
    }

    private static final String SELECT = """
            select consent.id, consent.participant_id, consent.kind, form.title, form.version, form.language, consent.decision,
                   consent.content, consent.contact_id, consent.recipient, consent.data_classes, consent.purpose,
                   consent.decided_at,
                   case when consent.capacity = 'guardian' or consent.contact_id is not null
                        then consents.over_at(consent.organization_id, consent.participant_id, consent.contact_id,
                                              consent.capacity, consent.decided_at, consent.until)
                        else consent.until end as until,
                   consent.until_event, consent.signer_name, consent.capacity, consent.on_paper, revocation.revoked_at
              from consents.consent
              join consents.form on form.organization_id = consent.organization_id and form.id = consent.form_id
              left join consents.revocation
                on revocation.organization_id = consent.organization_id and revocation.consent_id = consent.id
             where consent.organization_id = :organization""";

    private static final RowMapper<Given> GIVEN = (row, _) -> new Given(
            new ConsentId(row.getObject("id", UUID.class)),
            new ParticipantId(row.getObject("participant_id", UUID.class)),
            ConsentKind.valueOf(upper(row.getString("kind"))),
            row.getString("title"),
            row.getInt("version"),
            row.getString("language"),
            Given.Decision.valueOf(upper(row.getString("decision"))),
            row.getString("content"),
            Optional.ofNullable(row.getObject("contact_id", UUID.class)).map(ContactId::new),
            Optional.ofNullable(row.getString("recipient")),
            classes((String[]) row.getArray("data_classes").getArray()),
            Optional.ofNullable(row.getString("purpose")),
            row.getObject("decided_at", java.time.OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getObject("until", java.time.OffsetDateTime.class))
                    .map(java.time.OffsetDateTime::toInstant),
            Optional.ofNullable(row.getString("until_event")),
            row.getString("signer_name"),
            Capacity.valueOf(upper(row.getString("capacity"))),
            row.getBoolean("on_paper"),
            Optional.ofNullable(row.getObject("revoked_at", java.time.OffsetDateTime.class))
                    .map(java.time.OffsetDateTime::toInstant));

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }

    private static List<DataClass> classes(String[] words) {
        return java.util.Arrays.stream(words)
                .map(word -> DataClass.valueOf(upper(word)))
                .sorted()
                .toList();
    }

    private Answered keep(
            ParticipantId participant,
            Form form,
            Signer signer,
            Regime regime,
            @Nullable Release release,
            String content) {
        var id = new ConsentId(Id.fresh(clock.instant()));
        if (signer.name().isBlank() && !(signer instanceof Signer.OnOwnScreen)) {
            return new Answered.Refused("Please type the name of the person who signs.");
        }
        if (signer instanceof Signer.OnPaper paper) {
            insert(
                    id,
                    participant,
                    form,
                    regime,
                    Given.Decision.SIGNED,
                    content,
                    release,
                    signer,
                    paper.signedAt(),
                    null);
            audit.act(Act.CREATE, "consent", id, List.of(participant), "on paper");
            return new Answered.Kept(id);
        }
        var meaning = form.kind() == ConsentKind.NOTICES ? Meaning.RECEIVED : Meaning.AGREES;
        var signing = signer instanceof Signer.InPerson present
                ? signatures.signInPerson(
                        "consent", id, participant, meaning, content, present.name(), present.capacity())
                : signatures.sign("consent", id, participant, meaning, content);
        return switch (signing) {
            case Signing.NeedsSecondFactor needed -> new Answered.NeedsSecondFactor(needed);
            case Signing.NotLicensed(var sentence) -> new Answered.Refused(sentence);
            case Signing.Signed signed -> {
                insert(
                        id,
                        participant,
                        form,
                        regime,
                        Given.Decision.SIGNED,
                        content,
                        release,
                        signer,
                        signed.at(),
                        signed);
                audit.act(Act.CREATE, "consent", id, List.of(participant));
                yield new Answered.Kept(id);
            }
        };
    }

    private void insert(
            ConsentId id,
            ParticipantId participant,
            Form form,
            Regime regime,
            Given.Decision decision,
            String content,
            @Nullable Release release,
            Signer signer,
            Instant at,
            Signing.@Nullable Signed signed) {
        sql.sql("""
                        insert into consents.consent (organization_id, id, participant_id, regime, privacy_class, kind, form_id,
                                                      decision, content, contact_id, recipient, data_classes, purpose, decided_at,
                                                      until, until_event, signer_name, capacity, signature_id, on_paper)
                        values (:organization, :id, :participant, :regime, :class, :kind, :form, :decision, :content, :contact,
                                :recipient, :classes::text[], :purpose, :at, :until, :untilEvent, :signerName, :capacity,
                                :signature, :onPaper)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .param("kind", form.kind())
                .param("form", form.id())
                .param("decision", decision)
                .param("content", content)
                .param("contact", release == null ? null : release.contact().orElse(null))
                .param("recipient", release == null ? null : release.recipient())
                .param("classes", release == null ? Set.of() : release.what())
                .param("purpose", release == null ? null : release.purpose())
                .param("at", at)
                .param("until", release == null ? null : release.until().orElse(null))
                .param(
                        "untilEvent",
                        release == null ? null : release.untilEvent().orElse(null))
                .param("signerName", signed == null ? signer.name() : signed.signerName())
                .param("capacity", signer.capacity())
                .param("signature", signed == null ? null : signed.id())
                .param("onPaper", signer instanceof Signer.OnPaper)
                .update();
    }

    /** What the signature stands under, beside the form's own text. */
    static String inWords(Release release) {
        return "Who may be told: %s\nWhat may be told: %s\nWhat for: %s\nUntil: %s"
                .formatted(
                        release.recipient(),
                        release.what().stream().sorted().map(DataClass::label).collect(Collectors.joining(", ")),
                        release.purpose(),
                        release.until()
                                .map(end -> end.toString())
                                .or(release::untilEvent)
                                .orElse(""));
    }

    private void open(ParticipantId participant, Release release) {
        release.contact()
                .flatMap(accounts::membershipOf)
                .ifPresent(member -> relationships.open(
                        member,
                        participant,
                        Ground.CONSENT,
                        Scope.FAMILY,
                        release.until().orElse(null)));
    }

    /** The door stays open while another release to the same contact holds. */
    private void close(Given given) {
        var contact = given.contactId();
        if (given.kind() != ConsentKind.RELEASE || contact.isEmpty()) {
            return;
        }
        boolean another =
                !toldTo(given.participantId(), contact.get(), clock.instant()).isEmpty();
        if (!another) {
            accounts.membershipOf(contact.get())
                    .ifPresent(member -> relationships.end(member, given.participantId(), Ground.CONSENT));
        }
    }
}
