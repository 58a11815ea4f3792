package org.footbridge.history.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Keyset;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one search behind all kinds of received facts, sorted by {@code changed_at} or {@code dated_at}. Rows keep the id of
 * the person they were sent about, so that a merge here shows nothing to a sender (CARE 11).
 */
@Component
class ReceivedRows {

    private final Sql sql;

    ReceivedRows(Sql sql) {
        this.sql = sql;
    }

    /** @param dateColumn timestamptz, may be null; like the others a constant of our code */
    record Table(String name, String columns, String dateColumn) {}

    @Transactional(readOnly = true)
    <R> List<R> find(Table table, Asked asked, Keyset keyset, Class<R> row) {
        return asked.filters()
                .bindTo(sql.sql("""
                        select * from (
                            select id, participant_id, updated_at, version, regime, codings::text as codings, code_text, %s,
                                   updated_at as changed_at, coalesce(%s, updated_at) as dated_at
                              from history.%s
                             where organization_id = :organization
                               and (:anybody or participant_id = any(:patients::uuid[]))
                               and (:anySubject or participant_id = any(:subjects::uuid[]))
                               and (:anyId or id = any(:ids::uuid[]))
                               and (:anyCode or exists (
                                   select from unnest(:systems::text[], :codes::text[]) as asked (system, code),
                                               jsonb_to_recordset(codings) as sent (system text, code text)
                                    where (asked.system = '*' or asked.system = coalesce(sent.system, ''))
                                      and (asked.code = '*' or asked.code = sent.code)))
                               and updated_at >= :updatedFrom and updated_at < :updatedUntil
                               and updated_at <@ :updated::tstzmultirange
                               %s) received
                         where %s
                         order by %s
                         limit :limit
                        """.formatted(
                                table.columns(),
                                table.dateColumn(),
                                table.name(),
                                asked.filters().sql(),
                                keyset.where(),
                                keyset.order())))
                .param("organization", Actor.current().organization())
                .bind(asked.patient().as("anybody", "patients"))
                .bind(asked.subject().as("anySubject", "subjects"))
                .bind(asked.ids().as("anyId", "ids"))
                .bind(asked.code().as("anyCode", "systems", "codes"))
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(row);
    }

    @Transactional(readOnly = true)
    <R> Optional<R> byId(Table table, UUID id, Class<R> row) {
        return sql.sql("""
                        select id, participant_id, updated_at, version, regime, codings::text as codings, code_text, %s
                          from history.%s
                         where organization_id = :organization and id = :id
                        """.formatted(table.columns(), table.name()))
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(row);
    }
}
