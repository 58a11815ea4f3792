package org.footbridge.measures.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.footbridge.measures.InstrumentId;
import org.footbridge.measures.Instruments;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SQL behind QuestionnaireResponse. */
@Component
class ResponseQuery {

    static final Sorting SORTING =
            Sorting.byLastUpdated("scores.stored_at", "scores.response_id").or("authored", "scores.authored_at");

    static final String COLUMNS = """
            scores.response_id as id, scores.score_id, scores.participant_id, response.instrument_id, scores.instrument,
            scores.instrument_version as version, scores.authored_at, scores.stored_at, scores.mode, scores.total, scores.band,
            scores.score_key, scores.regime
            """;

    /** @param instruments names that pass; empty for all */
    record Criteria(
            ReferenceQuery about,
            ReferenceQuery ids,
            Optional<List<String>> instruments,
            DateWindow authored,
            DateWindow lastUpdated) {}

    private final Sql sql;
    private final Instruments instruments;

    ResponseQuery(Sql sql, Instruments instruments) {
        this.sql = sql;
        this.instruments = instruments;
    }

    @Transactional(readOnly = true)
    Optional<QuestionnaireResponse> byId(UUID id) {
        return sql
                .sql("""
                        select %s
                          from measures.v_all_scores scores
                          join measures.response on response.organization_id = scores.organization_id
                                                and response.id = scores.response_id
                         where scores.organization_id = :organization and scores.response_id = :id and scores.score_place = 0
                        """.formatted(COLUMNS))
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(ResponseRow.class)
                .stream()
                .map(row -> toFhir(row, answers(List.of(row)), scores(List.of(row))))
                .findFirst();
    }

    @Transactional(readOnly = true)
    Page<QuestionnaireResponse> page(Criteria asked, Keyset keyset) {
        var rows = sql.sql("""
                        select %s
                          from measures.v_all_scores scores
                          join measures.response on response.organization_id = scores.organization_id
                                                and response.id = scores.response_id
                         where scores.organization_id = :organization and scores.score_place = 0
                           and (:anybody or scores.participant_id = any(:patients::uuid[]))
                           and (:anyId or scores.response_id = any(:ids::uuid[]))
                           and (:anyInstrument or scores.instrument = any(:instruments::text[]))
                           and scores.authored_at <@ :authored::tstzmultirange
                           and scores.stored_at >= :updatedFrom and scores.stored_at < :updatedUntil
                           and scores.stored_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(COLUMNS, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("anyInstrument", asked.instruments().isEmpty())
                .param("instruments", asked.instruments().orElse(List.of()))
                .param("authored", asked.authored().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(ResponseRow.class);
        var answers = answers(rows);
        var scores = scores(rows);
        return Page.of(
                        rows,
                        keyset,
                        row -> Cursor.of(keyset.sortedBy("authored") ? row.authoredAt() : row.storedAt(), row.id()))
                .map(row -> toFhir(row, answers, scores));
    }

    private QuestionnaireResponse toFhir(
            ResponseRow row, Map<UUID, List<ResponseRow.Answer>> answers, Map<UUID, Map<String, BigDecimal>> scores) {
        return row.toResponse(
                instruments.byId(new InstrumentId(row.instrumentId())),
                answers.getOrDefault(row.id(), List.of()),
                scores.getOrDefault(row.id(), Map.of()));
    }

    private record Scored(UUID responseId, String scoreKey, BigDecimal total) {}

    private Map<UUID, Map<String, BigDecimal>> scores(List<ResponseRow> rows) {
        return sql
                .sql("""
                        select response_id, score_key, total
                          from measures.v_all_scores
                         where organization_id = :organization and response_id = any(:responses::uuid[]) and total is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("responses", rows.stream().map(ResponseRow::id).toList())
                .list(Scored.class)
                .stream()
                .collect(Collectors.groupingBy(Scored::responseId, Collectors.toMap(Scored::scoreKey, Scored::total)));
    }

    private Map<UUID, List<ResponseRow.Answer>> answers(List<ResponseRow> rows) {
        return sql
                .sql("""
                        select response_id, link_id, code, label, value, not_asked
                          from measures.answer
                         where organization_id = :organization and response_id = any(:responses::uuid[])
                         order by response_id, position
                        """)
                .param("organization", Actor.current().organization())
                .param("responses", rows.stream().map(ResponseRow::id).toList())
                .list(ResponseRow.Answer.class)
                .stream()
                .collect(Collectors.groupingBy(ResponseRow.Answer::responseId));
    }
}
