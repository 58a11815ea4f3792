package org.footbridge.medications.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.history.AllergySource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The allergies on the lists kept here, each as its last statement that counts; "none known" counts until one is listed. */
@Component
class RecordedAllergies implements AllergySource {

    private static final String ROWS = """
            select last.*, known.kind is not distinct from 'none_known' as none_known, coalesce(known.substance, '') as substance,
                   coalesce(known.reaction, '') as reaction,
                   case when known.row_id is null then null
                        when known.kind = 'not_so' then 'inactive'
                        when known.kind = 'none_known'
                             and exists (select from medications.v_allergies listed
                                          where listed.organization_id = last.organization_id
                                            and listed.participant_id = known.participant_id
                                            and listed.kind not in ('none_known', 'not_so')) then 'inactive'
                        else 'active' end as clinical,
                   case when known.row_id is null then 'entered-in-error' when known.kind = 'not_so' then 'refuted'
                        when known.confirmed then 'confirmed' else 'unconfirmed' end as verification
              from (select allergy.organization_id, allergy.allergy_id as id, min(allergy.participant_id::text)::uuid as participant_id,
                           min(allergy.regime) as regime, (count(*) + count(voided.row_id))::int as version,
                           greatest(max(allergy.recorded_at), max(voided.voided_at)) as changed_at,
                           min(allergy.recorded_at) as dated_at
                      from medications.allergy
                      left join medications.voided
                        on voided.organization_id = allergy.organization_id and voided.row_id = allergy.id
                     where allergy.organization_id = :organization
                     group by allergy.organization_id, allergy.allergy_id) last
              left join medications.v_allergies known
                on known.organization_id = last.organization_id and known.allergy_id = last.id
            """;

    private final Sql sql;

    RecordedAllergies(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AllergyIntolerance> read(String id) {
        return FhirIds.uuid(id).flatMap(this::byId).map(AllergyRow::toFhir);
    }

    private Optional<AllergyRow> byId(UUID id) {
        return sql.sql("select * from (" + ROWS + ") known where id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(AllergyRow.class);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<AllergyIntolerance>> find(Criteria asked, Keyset keyset) {
        return sql
                .sql("""
                        select * from (%s) known
                         where (:anybody or participant_id = any(:patients::uuid[]))
                           and (:anyId or id = any(:ids::uuid[]))
                           and (:anyClinical or clinical = any(:clinical::text[]))
                           and (:anyVerification or verification = any(:verification::text[]))
                           and (:anyTime or dated_at <@ :recorded::tstzmultirange)
                           and changed_at >= :updatedFrom and changed_at < :updatedUntil
                           and changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(ROWS, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.patient().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("anyClinical", asked.clinical().isEmpty())
                .param("clinical", asked.clinical().orElse(List.of()))
                .param("anyVerification", asked.verification().isEmpty())
                .param("verification", asked.verification().orElse(List.of()))
                .param("anyTime", asked.recorded().isOpen())
                .param("recorded", asked.recorded().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(AllergyRow.class)
                .stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("date") ? row.datedAt() : row.changedAt(), row.id()), row.toFhir()))
                .toList();
    }
}
