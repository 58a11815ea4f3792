package org.footbridge.measures.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.history.ObservationSource;
import org.footbridge.measures.InstrumentId;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Mode;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scores of the measures taken here, as a share of the FHIR type Observation. */
@Component
class OwnScores implements ObservationSource {

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String STATUS = "http://hl7.org/fhir/observation-status";

    /** The columns the shared sorting names. */
    private static final String SCORES = """
            select * from (
                select %s, scores.stored_at as changed_at, scores.authored_at as dated_at
                  from measures.v_all_scores scores
                  join measures.response on response.organization_id = scores.organization_id
                                        and response.id = scores.response_id
                 where scores.organization_id = :organization
            ) as taken
            """.formatted(ResponseQuery.COLUMNS.replace(
            "scores.response_id as id, scores.score_id", "scores.score_id as id, scores.response_id"));

    private final Sql sql;
    private final Instruments instruments;

    OwnScores(Sql sql, Instruments instruments) {
        this.sql = sql;
        this.instruments = instruments;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<Observation>> find(Criteria asked, Keyset keyset) {
        if (!asked.category().includes(CATEGORY, "survey") || !asked.status().includes(STATUS, "final")) {
            return List.of();
        }
        var named = instruments.all().stream()
                .flatMap(one -> one.facts().scores().stream()
                        .filter(score -> {
                            var code = ResponseRow.code(one, score);
                            return asked.code().includes(code.getSystem(), code.getCode());
                        })
                        .map(score -> one.name().value() + "." + score.key()))
                .toList();
        return sql
                .sql(SCORES + """
                         where (:anybody or participant_id = any(:patients::uuid[]))
                           and (:anyId or id = any(:ids::uuid[]))
                           and instrument || '.' || score_key = any(:scores::text[])
                           and (:anyResponse or response_id = any(:responses::uuid[]))
                           and dated_at <@ :dated::tstzmultirange
                           and changed_at >= :updatedFrom and changed_at < :updatedUntil
                           and changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("scores", named)
                .bind(asked.derivedFrom().as("anyResponse", "responses"))
                .param("dated", asked.date().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(Taken.class)
                .stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("date") ? row.authoredAt() : row.storedAt(), row.id()), toFhir(row)))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Observation> read(String id) {
        return FhirIds.uuid(id)
                .flatMap(uuid -> sql.sql(SCORES + " where id = :id")
                        .param("organization", Actor.current().organization())
                        .param("id", uuid)
                        .optional(Taken.class))
                .map(this::toFhir);
    }

    /** As {@link ResponseRow}, with the score's id first. */
    private record Taken(
            UUID id,
            UUID responseId,
            UUID participantId,
            UUID instrumentId,
            String instrument,
            String version,
            Instant authoredAt,
            Instant storedAt,
            Mode mode,
            Optional<BigDecimal> total,
            Optional<String> band,
            String scoreKey,
            Regime regime) {}

    private Observation toFhir(Taken row) {
        return new ResponseRow(
                        row.responseId(),
                        row.id(),
                        row.participantId(),
                        row.instrumentId(),
                        row.instrument(),
                        row.version(),
                        row.authoredAt(),
                        row.storedAt(),
                        row.mode(),
                        row.total(),
                        row.band(),
                        row.scoreKey(),
                        row.regime())
                .toScore(instruments.byId(new InstrumentId(row.instrumentId())));
    }
}
