package org.footbridge.episodes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.referrals.Status;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Screens with stops (CARE 6): yes or "don't know" to a safety question holds the way in until a clinician has signed a
 * decision, and an answer that means danger raises an alert in the same transaction.
 */
@Component
public class Screenings {

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final JsonMapper json;
    private final WayInForms forms;
    private final Episodes episodes;
    private final Alerts alerts;
    private final Signatures signatures;
    private final Intake intake;

    Screenings(
            Sql sql,
            Clock clock,
            Audit audit,
            JsonMapper json,
            WayInForms forms,
            Episodes episodes,
            Alerts alerts,
            Signatures signatures,
            Intake intake) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.json = json;
        this.forms = forms;
        this.episodes = episodes;
        this.alerts = alerts;
        this.signatures = signatures;
        this.intake = intake;
    }

    /** Begins a round, or leads to the one that is not finished. */
    @Transactional
    public ScreeningId begin(EpisodeId id, String why) {
        var episode = episodes.lock(id);
        var unfinished = latest(id).filter(round -> round.completedAt().isEmpty());
        if (unfinished.isPresent()) {
            return unfinished.get().id();
        }
        var screening = new ScreeningId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into episodes.screening (organization_id, id, participant_id, episode_id, regime, privacy_class, form_id,
                                                        answers, why, started_at, started_by, saved_at, version)
                        values (:organization, :id, :participant, :episode, :regime, :class, :form, '{}', :why, :now, :by, :now, 1)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", screening)
                .param("participant", episode.participantId())
                .param("episode", id)
                .param("regime", episode.regime())
                .param("class", PrivacyClass.ORDINARY)
                .param("form", forms.screening().id())
                .param("why", why)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "screening", screening, List.of(episode.participantId()));
        return screening;
    }

    /** "It got worse": every safety question is asked again, and no place can be offered until it is through. */
    @Transactional
    public ScreeningId gotWorse(EpisodeId id, String words) {
        return begin(id, words.isBlank() ? "It got worse" : "It got worse: " + words.strip());
    }

    /** Saves what was answered so far. Danger raises an alert here and now, not when somebody presses "finish". */
    @Transactional
    public Saved save(ScreeningId id, int version, ScreeningAnswers answers) {
        var before = get(id);
        if (before.completedAt().isPresent()) {
            return new Saved.Signed();
        }
        int kept = sql.sql("""
                        update episodes.screening
                           set answers = :answers::jsonb, saved_at = :now, version = version + 1
                         where organization_id = :organization and id = :id and version = :version and completed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("version", version)
                .param("answers", json.writeValueAsString(answers.given()))
                .param("now", clock.instant())
                .update();
        raiseWhatIsNew(before, answers);
        if (kept == 0) {
            return new Saved.Conflict(get(id).version());
        }
        audit.act(Act.UPDATE, "screening", id, List.of(before.participantId()));
        return new Saved.Kept(version + 1);
    }

    /** Finishes the round. A safety question without an answer holds it open: a blank is not a no (CARE 4). */
    @Transactional
    public Answer complete(ScreeningId id) {
        var screening = get(id);
        if (screening.completedAt().isPresent()) {
            return new Answer.Done();
        }
        if (!screening.unanswered().isEmpty()) {
            return new Answer.Refused(screening.unanswered().stream()
                    .map(item -> "Not answered yet: " + item.ask())
                    .toList());
        }
        close(screening);
        intake.mark(screening.episodeId(), Status.SCREENED);
        return new Answer.Done();
    }

    /**
     * A clinician signs whether somebody whom the screening stopped may go on here.
     *
     * @param reason why, in the clinician's words
     */
    @Transactional
    public Signed decide(ScreeningId id, boolean mayGoOn, String reason) {
        var screening = get(id);
        if (screening.standing() != ScreeningStanding.STOPPED) {
            return Signed.Refused.because("This screening is not waiting for a decision.");
        }
        if (reason.isBlank()) {
            return Signed.Refused.because("Please write why.");
        }
        if (mayGoOn && !screening.unanswered().isEmpty()) {
            return new Signed.Refused(screening.unanswered().stream()
                    .map(item -> "Not answered yet: " + item.ask())
                    .toList());
        }
        var content = screening.answers().inWords(screening.form())
                + (mayGoOn ? "Decision: may go on here." : "Decision: not here, not now.")
                + "\nReason: "
                + reason.strip();
        var decision = Id.fresh(clock.instant());
        var signing = signatures.sign(
                "stop decision", new ScreeningId(decision), screening.participantId(), Meaning.AUTHOR, content);
        return switch (signing) {
            case Signing.NeedsSecondFactor needed -> new Signed.NeedsSecondFactor(needed);
            case Signing.NotLicensed(var sentence) -> Signed.Refused.because(sentence);
            case Signing.Signed signed -> {
                if (screening.completedAt().isEmpty()) {
                    close(screening);
                }
                keep(screening, decision, mayGoOn, reason.strip(), content, signed);
                intake.mark(screening.episodeId(), Status.SCREENED);
                yield new Signed.Done();
            }
        };
    }

    /** How the way in stands by its newest round. */
    @Transactional(readOnly = true)
    public ScreeningStanding standing(EpisodeId id) {
        return latest(id).map(Screening::standing).orElse(ScreeningStanding.NOT_STARTED);
    }

    /** The newest round. */
    @Transactional(readOnly = true)
    public Optional<Screening> latest(EpisodeId id) {
        return rounds(id).stream().findFirst();
    }

    /** Every round, newest first. */
    @Transactional(readOnly = true)
    public List<Screening> rounds(EpisodeId id) {
        return sql
                .sql(SELECT
                        + " and screening.episode_id = :episode order by screening.started_at desc, screening.id desc")
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .list(Row.class)
                .stream()
                .map(this::read)
                .toList();
    }

    /** @throws NotYours if there is none */
    @Transactional(readOnly = true)
    public Screening get(ScreeningId id) {
        return sql.sql(SELECT + " and screening.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .map(this::read)
                .orElseThrow(NotYours::new);
    }

    private static final String SELECT = """
            select screening.id, screening.episode_id, screening.participant_id, form.content::text as form,
                   screening.answers::text as answers, screening.why, screening.started_at, screening.saved_at,
                   screening.completed_at, screening.version, decision.decision, decision.reason, decision.signer_name,
                   decision.decided_at
              from episodes.screening
              join episodes.form on form.organization_id = screening.organization_id and form.id = screening.form_id
              left join episodes.stop_decision decision
                on decision.organization_id = screening.organization_id and decision.screening_id = screening.id
             where screening.organization_id = :organization""";

    private record Row(
            ScreeningId id,
            EpisodeId episodeId,
            ParticipantId participantId,
            String form,
            String answers,
            String why,
            Instant startedAt,
            Instant savedAt,
            Optional<Instant> completedAt,
            int version,
            Optional<String> decision,
            Optional<String> reason,
            Optional<String> signerName,
            Optional<Instant> decidedAt) {}

    private Screening read(Row row) {
        return new Screening(
                row.id(),
                row.episodeId(),
                row.participantId(),
                forms.screeningForm(row.form()),
                new ScreeningAnswers(json.readValue(row.answers(), ANSWERS)),
                row.why(),
                row.startedAt(),
                row.savedAt(),
                row.completedAt(),
                row.version(),
                row.decision()
                        .map(word -> new Screening.StopDecision(
                                word.equals("may_go_on"),
                                row.reason().orElse(""),
                                row.signerName().orElse(""),
                                row.decidedAt().orElseThrow())));
    }

    private void raiseWhatIsNew(Screening before, ScreeningAnswers now) {
        before.form()
                .stops()
                .filter(ScreeningForm.Item::danger)
                .filter(item -> now.stops(item.key())
                        && !now.to(item.key()).equals(before.answers().to(item.key())))
                .forEach(item -> alerts.raise(Raise.about(
                        before.participantId(),
                        Source.SCREENING,
                        now.to(item.key()).equals(ScreeningAnswers.YES) ? Urgency.NOW : Urgency.SAME_DAY,
                        item.ask() + (now.to(item.key()).equals(ScreeningAnswers.YES) ? " Yes." : " Don't know."),
                        Optional.of(before.id().value()))));
    }

    private void close(Screening screening) {
        sql.sql("""
                        update episodes.screening
                           set completed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id and completed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", screening.id())
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "screening", screening.id(), List.of(screening.participantId()), "completed");
    }

    private void keep(
            Screening screening, UUID decision, boolean mayGoOn, String reason, String content, Signing.Signed signed) {
        sql.sql("""
                        insert into episodes.stop_decision (organization_id, id, participant_id, episode_id, screening_id, regime,
                                                            privacy_class, decision, reason, content, signature_id, signer_name,
                                                            decided_at)
                        select :organization, :id, participant_id, episode_id, id, regime, privacy_class, :decision, :reason,
                               :content, :signature, :signer, :at
                          from episodes.screening
                         where organization_id = :organization and id = :screening
                        """)
                .param("organization", Actor.current().organization())
                .param("id", decision)
                .param("screening", screening.id())
                .param("decision", mayGoOn ? "may_go_on" : "not_here_now")
                .param("reason", reason)
                .param("content", content)
                .param("signature", signed.id())
                .param("signer", signed.signerName())
                .param("at", signed.at())
                .update();
    }
}
