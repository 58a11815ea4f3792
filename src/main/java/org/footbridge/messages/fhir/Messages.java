package org.footbridge.messages.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.alerts.CommunicationSource;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.Communication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages between a participant and the team as FHIR. No release can name them, so a program that reads for somebody
 * outside is refused the type as a whole; this program's own software reads them as it reads the record.
 */
@Component
class Messages implements CommunicationSource {

    private static final String KNOWN = """
            with known as (
                select message.id, message.participant_id, message.sent_at as at, message.sent_at as updated_at, message.regime,
                       false as in_error, thread.topic, message.words, message.staff_id,
                       (select first.id from messages.message first
                         where first.organization_id = message.organization_id and first.thread_id = message.thread_id
                           and (first.sent_at, first.id) < (message.sent_at, message.id)
                         order by first.sent_at, first.id
                         limit 1) as replies_to,
                       file.media_type, file.bytes
                  from messages.message
                  join messages.thread
                    on thread.organization_id = message.organization_id and thread.id = message.thread_id
                  left join messages.attachment file
                    on file.organization_id = message.organization_id and file.message_id = message.id
                 where message.organization_id = :organization
                   and not exists (select from tasks.v_errors error
                                    where error.organization_id = message.organization_id and error.thing_id = message.id
                                      and error.sealed_at is not null)
                union all
                select error.thing_id, error.participant_id, error.sealed_at, error.sealed_at, 'part2', true, '', '',
                       null, null, null, null
                  from tasks.v_errors error
                 where error.organization_id = :organization and error.thing = 'message' and error.sealed_at is not null)
            select known.* from known
            """;

    private final Sql sql;

    Messages(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<Communication>> find(Criteria asked, Keyset keyset) {
        return sql
                .sql(KNOWN + """
                         where (:anybody or known.participant_id = any(:patients::uuid[]))
                           and (:anyId or known.id = any(:ids::uuid[]))
                           and known.at <@ :sent::tstzmultirange
                           and known.updated_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("sent", asked.sent().instants())
                .param("updated", asked.lastUpdated().instants())
                .bind(keyset.parameters())
                .list(MessageRow.class)
                .stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("_lastUpdated") ? row.updatedAt() : row.at(), row.id()),
                        row.toFhir()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Communication> read(String id) {
        return FhirIds.uuid(id).flatMap(this::byId).map(MessageRow::toFhir);
    }

    private Optional<MessageRow> byId(UUID id) {
        return sql.sql(KNOWN + " where known.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(MessageRow.class);
    }
}
