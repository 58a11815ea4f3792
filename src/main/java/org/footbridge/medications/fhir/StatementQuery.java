package org.footbridge.medications.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up medicines on lists, each as its last statement that counts. */
@Component
class StatementQuery {

    private static final String ROWS = """
            select last.medication_id as id, last.participant_id, last.regime, last.version, last.updated_at,
                   case when listed.entry_id is null then 'entered-in-error' when listed.kind = 'stopped' then 'stopped'
                        else 'active' end as status,
                   coalesce(listed.name, '') as name, coalesce(listed.dose, '') as dose, coalesce(listed.how, '') as how,
                   coalesce(listed.reason, '') as reason, coalesce(listed.confirmed, false) as confirmed, listed.since,
                   case when listed.kind = 'stopped' then listed.on_date end as until,
                   coalesce(listed.since::timestamp at time zone 'UTC', last.updated_at) as dated_at
              from (select entry.organization_id, entry.medication_id, min(entry.participant_id::text)::uuid as participant_id,
                           min(entry.regime) as regime, (count(*) + count(voided.row_id))::int as version,
                           greatest(max(entry.recorded_at), max(voided.voided_at)) as updated_at
                      from medications.entry
                      left join medications.voided
                        on voided.organization_id = entry.organization_id and voided.row_id = entry.id
                     where entry.organization_id = :organization
                     group by entry.organization_id, entry.medication_id) last
              left join medications.v_list listed
                on listed.organization_id = last.organization_id and listed.medication_id = last.medication_id
            """;

    private final Sql sql;

    StatementQuery(Sql sql) {
        this.sql = sql;
    }

    /** @param anyStatus whether no status was asked for */
    record Asked(
            ReferenceQuery patient,
            ReferenceQuery subject,
            ReferenceQuery ids,
            boolean anyStatus,
            List<String> statuses,
            boolean anyTime,
            DateWindow effective,
            DateWindow lastUpdated) {}

    @Transactional(readOnly = true)
    Optional<StatementRow> byId(UUID id) {
        return sql.sql("select * from (" + ROWS + ") known where id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(StatementRow.class);
    }

    @Transactional(readOnly = true)
    List<StatementRow> find(Asked asked, Keyset keyset) {
        return sql.sql("""
                        select * from (%s) known
                         where (:anybody or participant_id = any(:patients::uuid[]))
                           and (:anySubject or participant_id = any(:subjects::uuid[]))
                           and (:anyId or id = any(:ids::uuid[]))
                           and (:anyStatus or status = any(:statuses::text[]))
                           and (:anyTime or since::timestamp at time zone 'UTC' <@ :effective::tstzmultirange)
                           and updated_at >= :updatedFrom and updated_at < :updatedUntil
                           and updated_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(ROWS, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.patient().as("anybody", "patients"))
                .bind(asked.subject().as("anySubject", "subjects"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("anyStatus", asked.anyStatus())
                .param("statuses", asked.statuses())
                .param("anyTime", asked.anyTime())
                .param("effective", asked.effective().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(StatementRow.class);
    }
}
