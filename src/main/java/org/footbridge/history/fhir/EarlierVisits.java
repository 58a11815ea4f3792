package org.footbridge.history.fhir;

import java.util.List;
import java.util.Optional;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.history.EncounterSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.Encounter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Visits elsewhere that others sent, as one share of all encounters. */
@Component
class EarlierVisits implements EncounterSource {

    private final Sql sql;

    EarlierVisits(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<Encounter>> find(Criteria criteria, Keyset keyset) {
        var date = criteria.date();
        var asked = new Filters()
                .code(VisitRow.STATUS, criteria.status(), "http://hl7.org/fhir/encounter-status")
                .code("setting", criteria.kind(), VisitRow.ACT);
        return asked
                .bindTo(sql.sql("""
                        select * from (
                            select id, participant_id, updated_at, version, regime, codings::text as codings, code_text, %s,
                                   id as first_id, participant_id as second_id, updated_at as changed_at,
                                   coalesce(starts_at, updated_at) as dated_at
                              from history.encounter
                             where organization_id = :organization
                               and (:anybody or participant_id = any(:patients::uuid[]))
                               and (:anyId or (id, participant_id) in (select * from unnest(:ids::uuid[], :idPersons::uuid[])))
                               %s
                               and (:anyType or exists (
                                   select from unnest(:systems::text[], :codes::text[]) as asked (system, code),
                                               jsonb_to_recordset(codings) as sent (system text, code text)
                                    where (asked.system = '*' or asked.system = coalesce(sent.system, ''))
                                      and (asked.code = '*' or asked.code = sent.code)))
                               and (:anyDate or exists (
                                   select from unnest(:starts::tstzrange[], :ends::tstzrange[]) as asked (s, e)
                                    where starts_at <@ asked.s and coalesce(ends_at, 'infinity') <@ asked.e))
                               and updated_at >= :updatedFrom and updated_at < :updatedUntil
                               and updated_at <@ :updated::tstzmultirange) visit
                         where %s
                         order by %s
                         limit :limit
                        """.formatted(VisitRow.COLUMNS, asked.sql(), keyset.where(), keyset.order())))
                .param("organization", Actor.current().organization())
                .bind(criteria.about().as("anybody", "patients"))
                .param("anyId", criteria.ids().isOpen())
                .param("ids", criteria.ids().firstUuids())
                .param("idPersons", criteria.ids().secondUuids())
                .bind(criteria.type().as("anyType", "systems", "codes"))
                .param("anyDate", date.isOpen())
                .param("starts", date.starts())
                .param("ends", date.ends())
                .bind(criteria.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(VisitRow.class)
                .stream()
                .map(row -> new Found<>(
                        new Cursor(
                                keyset.sortedBy("date") ? row.startsAt().orElse(row.updatedAt()) : row.updatedAt(),
                                row.fhirId()),
                        row.toFhir()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Encounter> read(String id) {
        return FhirIds.uuids(id)
                .flatMap(pair -> sql.sql("""
                                select id, participant_id, updated_at, version, regime, codings::text as codings, code_text, %s
                                  from history.encounter
                                 where organization_id = :organization and id = :id and participant_id = :person
                                """.formatted(VisitRow.COLUMNS))
                        .param("organization", Actor.current().organization())
                        .param("id", pair.getFirst())
                        .param("person", pair.getLast())
                        .optional(VisitRow.class))
                .map(VisitRow::toFhir);
    }
}
