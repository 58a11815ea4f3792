package org.footbridge.plans.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.PlanVersionId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What plan pages show beside the plan itself. */
@Component
class PlanQuery {

    private final Sql sql;

    PlanQuery(Sql sql) {
        this.sql = sql;
    }

    record Stay(UUID episodeId, UUID participantId, String fullName) {

        ParticipantId participant() {
            return new ParticipantId(participantId);
        }
    }

    @Transactional(readOnly = true)
    Stay stay(EpisodeId episode) {
        return sql.sql("""
                        select stay.episode_id, stay.participant_id, person.full_name
                          from episodes.v_episodes stay
                          join people.v_names person on person.organization_id = stay.organization_id
                                                    and person.participant_id = stay.participant_id
                         where stay.organization_id = :organization and stay.episode_id = :episode
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .optional(Stay.class)
                .orElseThrow(NotYours::new);
    }

    /** The newest stay of the bound participant. */
    @Transactional(readOnly = true)
    Optional<EpisodeId> ownStay() {
        return sql.sql("""
                        select episode_id from episodes.v_episodes
                         where organization_id = :organization and participant_id = :participant::uuid
                         order by opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", Actor.current().person())
                .optional(UUID.class)
                .map(EpisodeId::new);
    }

    /** Every stay of the bound participant, the newest first. */
    @Transactional(readOnly = true)
    List<EpisodeId> ownStays() {
        return sql
                .sql("""
                        select episode_id from episodes.v_episodes
                         where organization_id = :organization and participant_id = :participant::uuid
                         order by opened_at desc, episode_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", Actor.current().person())
                .list(UUID.class)
                .stream()
                .map(EpisodeId::new)
                .toList();
    }

    record AnswerTo(PlanVersionId versionId, String kind, String words, Instant at) {}

    /** All the bound participant ever said about versions of plans, in its order. */
    @Transactional(readOnly = true)
    List<AnswerTo> ownAnswers() {
        return sql.sql("""
                        select version_id, kind, words, at
                          from plans.answer
                         where organization_id = :organization and participant_id = :participant::uuid
                         order by at, id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", Actor.current().person())
                .list(AnswerTo.class);
    }

    record Answer(String kind, String words, String signerName, Instant at) {}

    @Transactional(readOnly = true)
    List<Answer> answers(PlanVersionId version) {
        return sql.sql("""
                        select kind, words, signer_name, at
                          from plans.answer
                         where organization_id = :organization and version_id = :version
                         order by at, id
                        """)
                .param("organization", Actor.current().organization())
                .param("version", version)
                .list(Answer.class);
    }
}
