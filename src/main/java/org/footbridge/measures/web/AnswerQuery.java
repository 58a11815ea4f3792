package org.footbridge.measures.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.measures.Answers;
import org.footbridge.measures.AssignmentId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a participant's answering pages need to know of one assignment. */
@Component
class AnswerQuery {

    private final Sql sql;
    private final Authorization authorization;

    AnswerQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    record Asked(UUID id, UUID participantId, UUID instrumentId, boolean open, boolean finished, boolean riskSaved) {

        ParticipantId participant() {
            return new ParticipantId(participantId);
        }
    }

    /** @throws NotYours if there is none, or it is somebody else's */
    @Transactional(readOnly = true)
    Asked asked(AssignmentId id) {
        var asked = sql.sql("""
                        select id, participant_id, instrument_id, finished_at is not null as finished,
                               finished_at is null and withdrawn_at is null as open, risk_saved_at is not null as risk_saved
                          from measures.assignment
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Asked.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.OWN_RECORD, asked.participant());
        return asked;
    }

    /** @param heldBack whether a question was not asked, because nobody was there who could have acted on its answer */
    record Sent(Optional<BigDecimal> total, Optional<String> band, Answers answers, boolean heldBack) {}

    @Transactional(readOnly = true)
    Optional<Sent> sent(AssignmentId id) {
        record Row(
                Optional<BigDecimal> total,
                Optional<String> band,
                String linkId,
                Optional<String> code,
                boolean notAsked) {}
        var rows = sql.sql("""
                        select scores.total, scores.band, answer.link_id, answer.code, answer.not_asked
                          from measures.response
                          join measures.v_scores scores on scores.organization_id = response.organization_id
                                                       and scores.response_id = response.id
                          join measures.answer on answer.organization_id = response.organization_id
                                              and answer.response_id = response.id
                         where response.organization_id = :organization and response.assignment_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(Row.class);
        var answers = Answers.none();
        for (var row : rows) {
            answers = row.code().isPresent()
                    ? answers.with(row.linkId(), row.code().get())
                    : answers;
        }
        var given = answers;
        return rows.stream()
                .findFirst()
                .map(row ->
                        new Sent(row.total(), row.band(), given, rows.stream().anyMatch(Row::notAsked)));
    }
}
