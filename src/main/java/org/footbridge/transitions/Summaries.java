package org.footbridge.transitions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the discharge summary: gathered, completed by a clinician bit by bit, signed, then never changed. */
@Component
public class Summaries {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Episodes episodes;
    private final StayFactsOf facts;
    private final Signatures signatures;

    Summaries(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Episodes episodes,
            StayFactsOf facts,
            Signatures signatures) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.episodes = episodes;
        this.facts = facts;
        this.signatures = signatures;
    }

    /** @param version for writing back */
    public record Summary(
            SummaryId id,
            ParticipantId participantId,
            int version,
            SummaryWords words,
            String facts,
            Optional<String> signerName,
            Optional<Instant> signedAt) {}

    private record Row(
            SummaryId id,
            ParticipantId participantId,
            int version,
            String reasonForAdmission,
            String course,
            String medications,
            String risk,
            String unmetNeeds,
            String ownWords,
            String facts,
            Optional<String> signerName,
            Optional<Instant> signedAt) {

        Summary summary() {
            return new Summary(
                    id,
                    participantId,
                    version,
                    new SummaryWords(reasonForAdmission, course, medications, risk, unmetNeeds, ownWords),
                    facts,
                    signerName,
                    signedAt);
        }
    }

    /** What came of saving. */
    public sealed interface Saving {
        record Saved(int version) implements Saving {}

        /** Somebody else saved meanwhile; {@code theirs} is what stands there now, nothing of it was overwritten. */
        record Conflict(Summary theirs) implements Saving {}

        record AlreadySigned() implements Saving {}
    }

    @Transactional(readOnly = true)
    public Optional<Summary> find(EpisodeId episode) {
        return sql.sql("""
                        select id, participant_id, version, reason_for_admission, course, medications, risk, unmet_needs,
                               own_words, facts, signer_name, signed_at
                          from transitions.summary
                         where organization_id = :organization and episode_id = :episode
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .optional(Row.class)
                .map(Row::summary);
    }

    /**
     * Saves what is written so far.
     *
     * @param version the one the writer saw; 0 where there was none yet
     */
    @Transactional
    public Saving save(EpisodeId episode, int version, SummaryWords words) {
        var stay = episodes.get(episode);
        authorization.require(Permission.WRITE_CHART, stay.participantId());
        var there = find(episode);
        if (there.flatMap(Summary::signedAt).isPresent()) {
            return new Saving.AlreadySigned();
        }
        int written = version == 0
                ? write("""
                        insert into transitions.summary (organization_id, id, participant_id, episode_id, regime, privacy_class,
                                                         reason_for_admission, course, medications, risk, unmet_needs, own_words,
                                                         facts, started_at, started_by, version)
                        values (:organization, :id, :participant, :episode, :regime, :class,
                                :reason, :course, :medications, :risk, :unmet, :own, '', :now, :member, 1)
                        on conflict (organization_id, episode_id) do nothing
                        """, episode, words)
                        .param("id", Id.fresh(clock.instant()))
                        .param("participant", stay.participantId())
                        .param("regime", stay.regime())
                        .param("class", PrivacyClass.ORDINARY)
                        .param("now", clock.instant())
                        .param("member", Actor.current().membership())
                        .update()
                : write("""
                        update transitions.summary
                           set reason_for_admission = :reason, course = :course, medications = :medications, risk = :risk,
                               unmet_needs = :unmet, own_words = :own, version = version + 1
                         where organization_id = :organization and episode_id = :episode and version = :version
                        """, episode, words).param("version", version).update();
        if (written == 0) {
            return new Saving.Conflict(find(episode).orElseThrow(NotYours::new));
        }
        audit.act(Act.UPDATE, "discharge summary", episode, List.of(stay.participantId()));
        return new Saving.Saved(version + 1);
    }

    /** Signs what stands there, with the facts as they are counted now. */
    @Transactional
    public Signing sign(EpisodeId episode) {
        var summary = find(episode).orElseThrow(NotYours::new);
        authorization.require(Permission.SIGN_CLINICAL, summary.participantId());
        String counted = facts.of(episode).signedText();
        String content = content(summary.words(), counted);
        var signing =
                signatures.sign("discharge summary", summary.id(), summary.participantId(), Meaning.AUTHOR, content);
        if (signing instanceof Signing.Signed signed) {
            sql.sql("""
                            update transitions.summary
                               set facts = :facts, content = :content, signature_id = :signature, signer_name = :name,
                                   signed_at = :at
                             where organization_id = :organization and id = :id
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", summary.id())
                    .param("facts", counted)
                    .param("content", content)
                    .param("signature", signed.id())
                    .param("name", signed.signerName())
                    .param("at", signed.at())
                    .update();
            audit.act(Act.SIGN, "discharge summary", summary.id(), List.of(summary.participantId()));
        }
        return signing;
    }

    private Sql.Statement write(String text, EpisodeId episode, SummaryWords words) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("reason", words.reasonForAdmission())
                .param("course", words.course())
                .param("medications", words.medications())
                .param("risk", words.risk())
                .param("unmet", words.unmetNeeds())
                .param("own", words.ownWords());
    }

    private static String content(SummaryWords words, String counted) {
        return """
                %s
                Reason for admission
                %s

                Course
                %s

                Medications
                %s

                Risk and safety plan
                %s

                Unmet needs
                %s

                In the person's own words
                %s
                """.formatted(
                        counted,
                        words.reasonForAdmission(),
                        words.course(),
                        words.medications(),
                        words.risk(),
                        words.unmetNeeds(),
                        words.ownWords());
    }
}
