package org.footbridge.measures.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the staff page of a person's measures shows beside the courses. */
@Component
class PersonMeasuresQuery {

    private final Sql sql;

    PersonMeasuresQuery(Sql sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    String nameOf(ParticipantId participant) {
        return sql.sql("""
                        select full_name from people.v_names
                         where organization_id = :organization and participant_id = :participant
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(String.class)
                .orElseThrow(NotYours::new);
    }

    record Waiting(UUID assignmentId, String instrumentTitle, LocalDate dueOn, Optional<Instant> startedAt) {}

    @Transactional(readOnly = true)
    List<Waiting> waiting(ParticipantId participant) {
        return sql.sql("""
                        select assignment_id, instrument_title, due_on, started_at
                          from measures.v_asked
                         where organization_id = :organization and participant_id = :participant
                         order by due_on, assignment_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Waiting.class);
    }

    record Given(
            UUID responseId,
            String linkId,
            int position,
            Optional<String> label,
            Optional<BigDecimal> value,
            boolean notAsked) {}

    /** Answers of these responses, item by item. */
    @Transactional(readOnly = true)
    List<Given> answers(List<UUID> responses) {
        return sql.sql("""
                        select response_id, link_id, position, label, value, not_asked
                          from measures.answer
                         where organization_id = :organization and response_id = any(:responses::uuid[])
                         order by position
                        """)
                .param("organization", Actor.current().organization())
                .param("responses", responses)
                .list(Given.class);
    }
}
