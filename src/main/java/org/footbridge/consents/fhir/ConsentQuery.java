package org.footbridge.consents.fhir;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Consents as FHIR asks for them. */
@Component
class ConsentQuery {

    /** A later answer to the same form ends the earlier one, save where each stands for itself. */
    private static final String SELECT = """
            select *
              from (select one.consent_id as id, one.participant_id, one.kind, one.title, one.regime, one.recipient,
                           one.data_classes, one.decided_at, one.until, one.capacity,
                           greatest(one.last_changed_at, replaced.at, case when one.until <= :now then one.until end)
                               as last_changed_at,
                           case when one.decision = 'declined' then 'rejected'
                                when one.revoked_at is not null or one.until <= :now then 'inactive'
                                when replaced.at is not null then 'inactive'
                                else 'active' end as status
                      from consents.v_consents one
                      left join lateral (
                           select min(later.decided_at) as at
                             from consents.v_consents later
                            where one.kind not in ('release', 'counseling_notes', 'legal_proceedings')
                              and later.organization_id = one.organization_id
                              and later.participant_id = one.participant_id and later.kind = one.kind
                              and later.decided_at > one.decided_at) as replaced on true
                     where one.organization_id = :organization) as c
             where true
            """;

    private final Sql sql;
    private final Clock clock;

    ConsentQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<ConsentRow> byId(UUID id) {
        return sql.sql(SELECT + " and c.id = :id")
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .param("id", id)
                .optional(ConsentRow.class);
    }

    @Transactional(readOnly = true)
    Page<ConsentRow> page(ConsentCriteria asked, Keyset keyset) {
        List<ConsentRow> rows = sql.sql(SELECT + """
                           and (:anybody or c.participant_id = any (:patients::uuid[]))
                           and (:anyId or c.id = any (:ids::uuid[]))
                           and c.status = any (:statuses::text[])
                           and c.kind = any (:kinds::text[])
                           and exists (select from unnest(:starts::tstzrange[], :ends::tstzrange[]) as w (began, ended)
                                        where c.decided_at <@ w.began and coalesce(c.until, 'infinity') <@ w.ended)
                           and c.decided_at <@ :date::tstzmultirange
                           and c.last_changed_at >= :updatedFrom and c.last_changed_at < :updatedUntil
                           and c.last_changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .bind(asked.patient().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("statuses", asked.statuses())
                .param("kinds", asked.kinds())
                .param("starts", asked.period().starts())
                .param("ends", asked.period().ends())
                .param("date", asked.date().instants())
                .bind(asked.updated().as("updated"))
                .bind(keyset.parameters())
                .list(ConsentRow.class);
        return Page.of(rows, keyset, row -> Cursor.of(cursor(row, keyset), row.id()));
    }

    private static Instant cursor(ConsentRow row, Keyset keyset) {
        return keyset.sortedBy("date") ? row.decidedAt() : row.lastChangedAt();
    }
}
