package org.footbridge.episodes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides the level of care: what the ratings and rules lead to, what the person wishes, what the payer allows, and
 * what is done, with the reason and who accepted the risk where they differ. Signed by a clinician.
 */
@Component
public class LevelsOfCare {

    private static final TypeReference<Map<Dimension, LevelOfCare.Rating>> RATINGS = new TypeReference<>() {};

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final JsonMapper json;
    private final Episodes episodes;
    private final LevelRules rules;
    private final Signatures signatures;
    private final ObjectProvider<AuthorizedLevels> authorizedLevels;

    LevelsOfCare(
            Sql sql,
            Clock clock,
            Audit audit,
            JsonMapper json,
            Episodes episodes,
            LevelRules rules,
            Signatures signatures,
            ObjectProvider<AuthorizedLevels> authorizedLevels) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.json = json;
        this.episodes = episodes;
        this.rules = rules;
        this.signatures = signatures;
        this.authorizedLevels = authorizedLevels;
    }

    /** Begins a decision, or leads to the one that is not signed. */
    @Transactional
    public LevelOfCareId begin(EpisodeId id) {
        var episode = episodes.lock(id);
        var open = latest(id).filter(decision -> decision.signedAt().isEmpty());
        if (open.isPresent()) {
            return open.get().id();
        }
        var decision = new LevelOfCareId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into episodes.level_of_care (organization_id, id, participant_id, episode_id, regime, privacy_class,
                                                            edition, ratings, wish, difference, risk_accepted_by, started_at,
                                                            saved_at, version)
                        values (:organization, :id, :participant, :episode, :regime, :class, 4, '{}', '', '', '', :now, :now, 1)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", decision)
                .param("participant", episode.participantId())
                .param("episode", id)
                .param("regime", episode.regime())
                .param("class", PrivacyClass.ORDINARY)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "level of care", decision, List.of(episode.participantId()));
        return decision;
    }

    @Transactional
    public Saved save(LevelOfCareId id, int version, LevelOfCare.Words words) {
        var before = get(id);
        if (before.signedAt().isPresent()) {
            return new Saved.Signed();
        }
        int kept = sql.sql("""
                        update episodes.level_of_care
                           set edition = :edition, ratings = :ratings::jsonb, right_level = :right, right_days = :rightDays,
                               wish = :wish, chosen_level = :chosen, chosen_days = :chosenDays, difference = :difference,
                               risk_accepted_by = :risk, saved_at = :now, version = version + 1
                         where organization_id = :organization and id = :id and version = :version and signed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("version", version)
                .param("edition", words.edition())
                .param("ratings", json.writeValueAsString(words.ratings()))
                .param("right", words.right().map(LevelOfCare.Chosen::level))
                .param("rightDays", words.right().flatMap(LevelOfCare.Chosen::days))
                .param("wish", words.wish())
                .param("chosen", words.chosen().map(LevelOfCare.Chosen::level))
                .param("chosenDays", words.chosen().flatMap(LevelOfCare.Chosen::days))
                .param("difference", words.difference())
                .param("risk", words.riskAcceptedBy())
                .param("now", clock.instant())
                .update();
        if (kept == 0) {
            return new Saved.Conflict(get(id).version());
        }
        audit.act(Act.UPDATE, "level of care", id, List.of(before.participantId()));
        return new Saved.Kept(version + 1);
    }

    /** What is missing before it can be signed, each a whole sentence. */
    public List<String> missing(LevelOfCare decision) {
        return decision.words().missing();
    }

    /** Where the rules of today lead with these ratings, step by step. */
    @Transactional(readOnly = true)
    public LevelTrace trace(LevelOfCare decision) {
        var today = episodes.today(episodes.get(decision.episodeId()).programId());
        return LevelTrace.of(rules.on(today), facts(decision, today));
    }

    /** What the payer allows today. */
    @Transactional(readOnly = true)
    public Optional<AuthorizedLevels.Authorized> authorized(EpisodeId id) {
        var today = episodes.today(episodes.get(id).programId());
        return Optional.ofNullable(authorizedLevels.getIfAvailable()).flatMap(payer -> payer.authorized(id, today));
    }

    /** A clinician signs; trace and authorization are kept as they stood. */
    @Transactional
    public Signed sign(LevelOfCareId id) {
        var decision = get(id);
        if (decision.signedAt().isPresent()) {
            return Signed.Refused.because("This decision is signed already. A new one can be begun.");
        }
        var missing = decision.words().missing();
        if (!missing.isEmpty()) {
            return new Signed.Refused(missing);
        }
        var trace = trace(decision);
        var authorized = authorized(decision.episodeId()).map(AuthorizedLevels.Authorized::inWords);
        var content = inWords(decision.words(), trace, authorized);
        var signing = signatures.sign("level of care", id, decision.participantId(), Meaning.AUTHOR, content);
        return switch (signing) {
            case Signing.NeedsSecondFactor needed -> new Signed.NeedsSecondFactor(needed);
            case Signing.NotLicensed(var sentence) -> Signed.Refused.because(sentence);
            case Signing.Signed signed -> {
                sql.sql("""
                                update episodes.level_of_care
                                   set trace = :trace::jsonb, authorized = :authorized, content = :content,
                                       signature_id = :signature, signer_name = :signer, signed_at = :at
                                 where organization_id = :organization and id = :id
                                """)
                        .param("organization", Actor.current().organization())
                        .param("id", id)
                        .param("trace", json.writeValueAsString(trace))
                        .param("authorized", authorized)
                        .param("content", content)
                        .param("signature", signed.id())
                        .param("signer", signed.signerName())
                        .param("at", signed.at())
                        .update();
                yield new Signed.Done();
            }
        };
    }

    @Transactional(readOnly = true)
    public Optional<LevelOfCare> latest(EpisodeId id) {
        return sql.sql(SELECT + " and episode_id = :episode order by started_at desc, id desc limit 1")
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .optional(Row.class)
                .map(this::read);
    }

    /** The newest signed decision. */
    @Transactional(readOnly = true)
    public Optional<LevelOfCare> inForce(EpisodeId id) {
        return sql.sql(SELECT + " and episode_id = :episode and signed_at is not null order by signed_at desc limit 1")
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .optional(Row.class)
                .map(this::read);
    }

    /** @throws NotYours if there is none */
    @Transactional(readOnly = true)
    public LevelOfCare get(LevelOfCareId id) {
        return sql.sql(SELECT + " and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .map(this::read)
                .orElseThrow(NotYours::new);
    }

    private static final String SELECT = """
            select id, episode_id, participant_id, edition, ratings::text as ratings, right_level, right_days, wish, chosen_level,
                   chosen_days, difference, risk_accepted_by, authorized, trace::text as trace, signer_name, signed_at, version
              from episodes.level_of_care
             where organization_id = :organization""";

    private record Row(
            LevelOfCareId id,
            EpisodeId episodeId,
            ParticipantId participantId,
            int edition,
            String ratings,
            Optional<Level> rightLevel,
            Optional<Integer> rightDays,
            String wish,
            Optional<Level> chosenLevel,
            Optional<Integer> chosenDays,
            String difference,
            String riskAcceptedBy,
            Optional<String> authorized,
            Optional<String> trace,
            Optional<String> signerName,
            Optional<Instant> signedAt,
            int version) {}

    private LevelOfCare read(Row row) {
        return new LevelOfCare(
                row.id(),
                row.episodeId(),
                row.participantId(),
                new LevelOfCare.Words(
                        row.edition(),
                        json.readValue(row.ratings(), RATINGS),
                        row.rightLevel().map(level -> new LevelOfCare.Chosen(level, row.rightDays())),
                        row.wish(),
                        row.chosenLevel().map(level -> new LevelOfCare.Chosen(level, row.chosenDays())),
                        row.difference(),
                        row.riskAcceptedBy()),
                row.trace().map(text -> json.readValue(text, LevelTrace.class)),
                row.authorized(),
                row.signerName(),
                row.signedAt(),
                row.version());
    }

    private LevelFacts facts(LevelOfCare decision, LocalDate today) {
        var ratings = new EnumMap<Dimension, Integer>(Dimension.class);
        decision.words().ratings().forEach((dimension, rating) -> ratings.put(dimension, rating.value()));
        return new LevelFacts(ratings, age(decision.participantId(), today));
    }

    private OptionalInt age(ParticipantId participant, LocalDate on) {
        return sql.sql("""
                        select birth_date from people.v_names
                         where organization_id = :organization and participant_id = :participant and birth_date is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(LocalDate.class)
                .map(born -> OptionalInt.of(Period.between(born, on).getYears()))
                .orElse(OptionalInt.empty());
    }

    private static String inWords(LevelOfCare.Words words, LevelTrace trace, Optional<String> authorized) {
        var ratings = words.ratings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> "%s: %d. %s"
                        .formatted(
                                one.getKey().titleIn(words.edition()),
                                one.getValue().value(),
                                one.getValue().reason()))
                .collect(Collectors.joining("\n"));
        return """
                Level of care, edition %d
                %s
                Clinically right: %s
                The person's wish: %s
                Authorized: %s
                Chosen: %s
                Reason for the difference: %s
                Risk accepted by: %s
                %s""".formatted(
                        words.edition(),
                        ratings,
                        words.right().map(LevelOfCare.Chosen::inWords).orElse(""),
                        words.wish(),
                        authorized.orElse("nothing yet"),
                        words.chosen().map(LevelOfCare.Chosen::inWords).orElse(""),
                        words.difference().isBlank() ? "none" : words.difference(),
                        words.riskAcceptedBy().isBlank() ? "nobody had to" : words.riskAcceptedBy(),
                        trace.inWords());
    }
}
