package org.footbridge.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider as a module writes it, over one table of its own. */
class KeptConditions implements IResourceProvider {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Sorting SORTING =
            Sorting.byLastUpdated("c.updated_at", "c.id").or("onset-date", "c.starts_at");

    private final JdbcClient db;

    KeptConditions(JdbcClient db) {
        this.db = db;
    }

    record Row(
            UUID id,
            UUID participantId,
            Instant updatedAt,
            Instant startsAt,
            Optional<Instant> endsAt,
            String system,
            String code) {

        Condition toFhir() {
            var condition = new Condition();
            condition.setId(id.toString());
            condition.setMeta(Labels.meta(updatedAt, 1, true));
            condition.setSubject(new Reference("Patient/" + participantId));
            condition.setCode(new CodeableConcept(new Coding(system, code, null)));
            var onset = new Period();
            onset.setStartElement(new DateTimeType(startsAt.toString()));
            endsAt.ifPresent(end -> onset.setEndElement(new DateTimeType(end.toString())));
            return condition.setOnset(onset);
        }
    }

    @Override
    public Class<Condition> getResourceType() {
        return Condition.class;
    }

    @Read
    public @Nullable Condition read(@IdParam IdType id) {
        if ("broken".equals(id.getIdPart())) {
            throw new IllegalStateException("select secret from Dana's chart");
        }
        return FhirIds.uuid(id.getIdPart())
                .flatMap(known -> db.sql("select * from kept c where c.id = :id")
                        .param("id", known)
                        .query(Row.class)
                        .optional())
                .map(Row::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Condition.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Condition.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = Condition.SP_ONSET_DATE) @Nullable DateAndListParam onset,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var of = ReferenceQuery.of(patient, "Patient", request);
        var listed = ReferenceQuery.ids(ids);
        var codes = TokenQuery.of(code);
        var period = DateWindow.of(onset, ZONE);
        var updated = DateWindow.of(lastUpdated, ZONE);
        return SearchAnswer.of(
                request,
                SORTING,
                keyset -> page(of, listed, codes, period, updated, keyset).map(Row::toFhir));
    }

    private Page<Row> page(
            ReferenceQuery patient,
            ReferenceQuery ids,
            TokenQuery code,
            DateWindow onset,
            DateWindow updated,
            Keyset keyset) {
        List<Row> rows = db.sql("""
                        select c.id, c.participant_id, c.updated_at, c.starts_at, c.ends_at, c.system, c.code
                          from kept c
                         where (:anybody or c.participant_id = any(:patients))
                           and (:anyId or c.id = any(:ids))
                           and (:anyCode or exists (select
                                                      from unnest(:systems::text[], :codes::text[]) as q (system, code)
                                                     where (q.system = '*' or q.system = c.system)
                                                       and (q.code = '*' or q.code = c.code)))
                           and exists (select
                                         from unnest(:onsetStarts::tstzrange[], :onsetEnds::tstzrange[]) as w (s, e)
                                        where c.starts_at <@ w.s and coalesce(c.ends_at, 'infinity') <@ w.e)
                           and c.updated_at >= :updatedFrom and c.updated_at < :updatedUntil
                           and c.updated_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("anybody", patient.isOpen())
                .param("patients", patient.uuids().toArray(UUID[]::new))
                .param("anyId", ids.isOpen())
                .param("ids", ids.uuids().toArray(UUID[]::new))
                .param("anyCode", code.isOpen())
                .param("systems", code.systems().toArray(String[]::new))
                .param("codes", code.codes().toArray(String[]::new))
                .param("onsetStarts", onset.starts().toArray(String[]::new))
                .param("onsetEnds", onset.ends().toArray(String[]::new))
                .param("updatedFrom", utc(updated.from()))
                .param("updatedUntil", utc(updated.until()))
                .param("updated", updated.instants())
                .param("afterAt", utc(keyset.afterAt()))
                .param("afterId", keyset.afterId())
                .param("limit", keyset.limit())
                .query(Row.class)
                .list();
        return Page.of(
                rows,
                keyset,
                row -> Cursor.of(keyset.sortedBy("onset-date") ? row.startsAt() : row.updatedAt(), row.id()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
