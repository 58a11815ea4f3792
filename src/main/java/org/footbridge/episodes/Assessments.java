package org.footbridge.episodes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.EnteredInError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gathers a biopsychosocial assessment section by section until a clinician signs it; then only addenda. */
@Component
public class Assessments {

    private static final TypeReference<List<Statement>> STATEMENTS = new TypeReference<>() {};

    /** Without these no assessment says enough to be signed. */
    private static final List<String> NEEDED = List.of("presenting", "mental_status", "risk", "impression", "level");

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final JsonMapper json;
    private final WayInForms forms;
    private final Episodes episodes;
    private final Signatures signatures;
    private final ConsentAuthority ages;
    private final Drafts drafts;
    private final EnteredInError errors;

    Assessments(
            Sql sql,
            Clock clock,
            Audit audit,
            JsonMapper json,
            WayInForms forms,
            Episodes episodes,
            Signatures signatures,
            ConsentAuthority ages,
            Drafts drafts,
            EnteredInError errors) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.json = json;
        this.forms = forms;
        this.episodes = episodes;
        this.signatures = signatures;
        this.ages = ages;
        this.drafts = drafts;
        this.errors = errors;
    }

    /** Begins an assessment, or leads to the one that is not signed. After a signed one comes a new one. */
    @Transactional
    public AssessmentId begin(EpisodeId id) {
        var episode = episodes.lock(id);
        var latest = latest(id);
        if (latest.isPresent() && latest.get().signedAt().isEmpty()) {
            return latest.get().id();
        }
        var assessment = new AssessmentId(Id.fresh(clock.instant()));
        int number = latest.map(Assessment::number).orElse(0) + 1;
        while (!insert(assessment, episode, number)) {
            number++; // a sealed one that nobody sees keeps its number
        }
        audit.act(Act.CREATE, "assessment", assessment, List.of(episode.participantId()));
        return assessment;
    }

    private boolean insert(AssessmentId id, Episode episode, int number) {
        return sql.sql("""
                        insert into episodes.assessment (organization_id, id, participant_id, episode_id, regime, privacy_class,
                                                         form_id, number, started_at, started_by)
                        values (:organization, :id, :participant, :episode, :regime, :class, :form, :number, :now, :by)
                        on conflict (organization_id, episode_id, number) do nothing
                        """)
                        .param("organization", Actor.current().organization())
                        .param("id", id)
                        .param("participant", episode.participantId())
                        .param("episode", episode.episodeId())
                        .param("regime", episode.regime())
                        .param("class", PrivacyClass.ORDINARY)
                        .param("form", forms.assessment().id())
                        .param("number", number)
                        .param("by", Actor.current().person())
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    /** Where a section's draft of the bound account is kept. */
    public static String draftOf(AssessmentId id, String section) {
        return "assessment/" + id.value() + "/" + section;
    }

    /**
     * Saves one section, unless somebody else did since {@code version} (0: nothing stood there).
     *
     * @param said empty texts are left out
     */
    @Transactional
    public Saved saveSection(AssessmentId id, String section, int version, List<Statement> said) {
        var assessment = get(id);
        if (assessment.signedAt().isPresent()) {
            return new Saved.Signed();
        }
        if (assessment.form().sections().stream().noneMatch(one -> one.key().equals(section))) {
            throw new NotYours();
        }
        var statements = said.stream().filter(one -> !one.text().isBlank()).toList();
        int kept = sql.sql("""
                        insert into episodes.assessment_section (organization_id, assessment_id, section, participant_id, regime,
                                                                 privacy_class, statements, saved_at, saved_by, version)
                        select :organization, id, :section, participant_id, regime, privacy_class, :statements::jsonb, :now, :by, 1
                          from episodes.assessment
                         where organization_id = :organization and id = :id
                        on conflict (organization_id, assessment_id, section)
                        do update set statements = excluded.statements, saved_at = excluded.saved_at, saved_by = excluded.saved_by,
                                      version = assessment_section.version + 1
                         where assessment_section.version = :version
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("section", section)
                .param("statements", json.writeValueAsString(statements))
                .param("version", version)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
        if (kept == 0) {
            return new Saved.Conflict(get(id).versionOf(section));
        }
        if (Actor.current().account() != null) {
            drafts.forget(draftOf(id, section));
        }
        audit.act(Act.UPDATE, "assessment", id, List.of(assessment.participantId()));
        return new Saved.Kept(version + 1);
    }

    /** What is missing before a signature, as sentences; sections left empty otherwise are the clinician's choice. */
    @Transactional(readOnly = true)
    public List<String> missing(AssessmentId id) {
        var assessment = get(id);
        return assessment.form().sections().stream()
                .filter(section -> NEEDED.contains(section.key()) && assessment.filled(section) == 0)
                .map(section -> "“%s” is empty.".formatted(section.title()))
                .toList();
    }

    /** A clinician signs; from then on nothing in it changes. */
    @Transactional
    public Signed sign(AssessmentId id) {
        var assessment = get(id);
        if (assessment.signedAt().isPresent()) {
            return Signed.Refused.because("This assessment is signed already. What is missing goes into an addendum.");
        }
        var missing = missing(id);
        if (!missing.isEmpty()) {
            return new Signed.Refused(missing);
        }
        var content = inWords(assessment);
        var signing = signatures.sign("assessment", id, assessment.participantId(), Meaning.AUTHOR, content);
        return switch (signing) {
            case Signing.NeedsSecondFactor needed -> new Signed.NeedsSecondFactor(needed);
            case Signing.NotLicensed(var sentence) -> Signed.Refused.because(sentence);
            case Signing.Signed signed -> {
                sql.sql("""
                                update episodes.assessment_section set signed_at = :at
                                 where organization_id = :organization and assessment_id = :id
                                """)
                        .param("organization", Actor.current().organization())
                        .param("id", id)
                        .param("at", signed.at())
                        .update();
                sql.sql("""
                                update episodes.assessment
                                   set content = :content, signature_id = :signature, signer_name = :signer, signed_at = :at
                                 where organization_id = :organization and id = :id
                                """)
                        .param("organization", Actor.current().organization())
                        .param("id", id)
                        .param("content", content)
                        .param("signature", signed.id())
                        .param("signer", signed.signerName())
                        .param("at", signed.at())
                        .update();
                yield new Signed.Done();
            }
        };
    }

    /** A dated addition to a signed assessment, signed by itself. */
    @Transactional
    public Signed addend(AssessmentId id, String words) {
        var assessment = get(id);
        if (assessment.signedAt().isEmpty()) {
            return Signed.Refused.because("It is not signed yet; write it into its section.");
        }
        if (words.isBlank()) {
            return Signed.Refused.because("Please write what is to be added.");
        }
        var addendum = new AssessmentId(Id.fresh(clock.instant()));
        var signing = signatures.sign(
                "assessment addendum", addendum, assessment.participantId(), Meaning.AUTHOR, words.strip());
        return switch (signing) {
            case Signing.NeedsSecondFactor needed -> new Signed.NeedsSecondFactor(needed);
            case Signing.NotLicensed(var sentence) -> Signed.Refused.because(sentence);
            case Signing.Signed signed -> {
                sql.sql("""
                                insert into episodes.assessment_addendum (organization_id, id, participant_id, assessment_id, regime,
                                                                          privacy_class, content, signature_id, signer_name, signed_at)
                                select :organization, :id, participant_id, id, regime, privacy_class, :content, :signature, :signer, :at
                                  from episodes.assessment
                                 where organization_id = :organization and id = :assessment
                                """)
                        .param("organization", Actor.current().organization())
                        .param("id", addendum)
                        .param("assessment", id)
                        .param("content", words.strip())
                        .param("signature", signed.id())
                        .param("signer", signed.signerName())
                        .param("at", signed.at())
                        .update();
                audit.act(Act.ADDEND, "assessment", id, List.of(assessment.participantId()));
                yield new Signed.Done();
            }
        };
    }

    private record ByWhom(ParticipantId participantId, Regime regime, LocalDate signedOn, UUID author) {}

    /** Who signed a signed assessment, or nobody. */
    @Transactional(readOnly = true)
    public Optional<UUID> authorOf(AssessmentId id) {
        return byWhom(id).map(ByWhom::author);
    }

    private Optional<ByWhom> byWhom(AssessmentId id) {
        return sql.sql("""
                        select assessment.participant_id, assessment.regime, assessment.signed_at::date as signed_on,
                               signer.person_id as author
                          from episodes.assessment
                          join access.v_signatures signature
                            on signature.organization_id = assessment.organization_id
                           and signature.signature_id = assessment.signature_id
                          join access.v_memberships signer
                            on signer.organization_id = signature.organization_id and signer.membership_id = signature.membership_id
                         where assessment.organization_id = :organization and assessment.id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(ByWhom.class);
    }

    /** Who signed it says that it stands in the wrong record; the privacy officer is asked to seal it (CARE 12). */
    @Transactional
    public EnteredInError.Asking enteredInError(AssessmentId id, String reason) {
        var signed = byWhom(id);
        if (signed.isEmpty()) {
            return new EnteredInError.Asking.Refused("It is not signed yet; change it itself.");
        }
        var by = signed.get();
        return errors.ask(
                new EnteredInError.Thing("assessment", id, by.participantId(), by.author(), by.signedOn(), by.regime()),
                reason);
    }

    @Transactional(readOnly = true)
    public List<Assessment.Addendum> addendaOf(AssessmentId id) {
        return sql.sql("""
                        select content, signer_name, signed_at
                          from episodes.assessment_addendum
                         where organization_id = :organization and assessment_id = :id
                         order by signed_at
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(Assessment.Addendum.class);
    }

    /** The newest assessment of a stay. */
    @Transactional(readOnly = true)
    public Optional<Assessment> latest(EpisodeId id) {
        return sql.sql(SELECT + " and assessment.episode_id = :episode order by assessment.number desc limit 1")
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .optional(Row.class)
                .map(this::read);
    }

    /** @throws NotYours if there is none */
    @Transactional(readOnly = true)
    public Assessment get(AssessmentId id) {
        return sql.sql(SELECT + " and assessment.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .map(this::read)
                .orElseThrow(NotYours::new);
    }

    /** Whether the young people's sections are asked: of nobody in a program for adults, though her birth date be unknown. */
    @Transactional(readOnly = true)
    public boolean isForYoung(Assessment assessment) {
        boolean adultsOnly = sql.sql("""
                        select program.youngest_age >= 18
                          from episodes.episode
                          join programs.v_programs program on program.organization_id = episode.organization_id
                                                          and program.program_id = episode.program_id
                         where episode.organization_id = :organization and episode.id = :episode
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", assessment.episodeId())
                .single(Boolean.class);
        return !adultsOnly
                && ages.isMinor(
                        assessment.participantId(),
                        LocalDate.ofInstant(
                                assessment.startedAt(),
                                episodes.zone(
                                        episodes.get(assessment.episodeId()).programId())));
    }

    private static final String SELECT = """
            select assessment.id, assessment.episode_id, assessment.participant_id, form.content::text as form, assessment.number,
                   assessment.started_at, assessment.signer_name, assessment.signed_at
              from episodes.assessment
              join episodes.form on form.organization_id = assessment.organization_id and form.id = assessment.form_id
             where assessment.organization_id = :organization""";

    private record Row(
            AssessmentId id,
            EpisodeId episodeId,
            ParticipantId participantId,
            String form,
            int number,
            Instant startedAt,
            Optional<String> signerName,
            Optional<Instant> signedAt) {}

    private record PartRow(String section, String statements, int version, Instant savedAt) {}

    private Assessment read(Row row) {
        return new Assessment(
                row.id(),
                row.episodeId(),
                row.participantId(),
                forms.assessmentForm(row.form()),
                row.number(),
                row.startedAt(),
                row.signerName(),
                row.signedAt(),
                parts(row.id()));
    }

    private Map<String, Assessment.Part> parts(AssessmentId id) {
        return sql
                .sql("""
                        select section, statements::text as statements, version, saved_at
                          from episodes.assessment_section
                         where organization_id = :organization and assessment_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(PartRow.class)
                .stream()
                .map(part -> new Assessment.Part(
                        part.section(), json.readValue(part.statements(), STATEMENTS), part.version(), part.savedAt()))
                .collect(Collectors.toMap(Assessment.Part::section, Function.identity()));
    }

    private static String inWords(Assessment assessment) {
        var text = new StringBuilder("Biopsychosocial assessment\n");
        for (var section : assessment.form().sections()) {
            var statements = assessment.statementsOf(section.key());
            if (statements.isEmpty()) {
                continue;
            }
            text.append('\n').append(section.title()).append('\n');
            for (var field : section.fields()) {
                for (var statement : statements) {
                    if (statement.field().equals(field.key())) {
                        text.append(field.ask())
                                .append(": ")
                                .append(statement.text().strip())
                                .append(" (")
                                .append(statement.informant().label())
                                .append(")\n");
                    }
                }
            }
        }
        return text.toString();
    }
}
