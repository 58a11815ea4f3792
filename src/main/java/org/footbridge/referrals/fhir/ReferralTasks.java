package org.footbridge.referrals.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.TaskCriteria;
import org.footbridge.tasks.TaskSource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Referrals as a share of all FHIR tasks. */
@Component
class ReferralTasks implements TaskSource {

    private final Sql sql;

    ReferralTasks(Sql sql) {
        this.sql = sql;
    }

    private record Row(UUID id, UUID participantId, Instant receivedAt) {

        Task task() {
            return new ReferralTask(id, participantId, receivedAt).toFhir();
        }
    }

    /** What a sender reads never changes, so the day it came is also the day it last changed. */
    @Override
    @Transactional(readOnly = true)
    public List<Found<Task>> find(TaskCriteria criteria, Keyset keyset) {
        if (!criteria.code().includes(TaskSource.KIND, ReferralTask.KIND)
                || !criteria.intent().includes(TaskIntent.ORDER.getSystem(), "order")
                || !criteria.status().includes("http://hl7.org/fhir/task-status", "received")) {
            return List.of();
        }
        return sql
                .sql("""
                        select * from (
                            select id, participant_id, received_at, received_at as opened_at, received_at as updated_at
                              from referrals.referral
                             where organization_id = :organization
                               and (:anybody or participant_id = any(:patients::uuid[]))
                               and (:anyId or id = any(:ids::uuid[]))
                               and (:anyAuthored or received_at <@ :authored::tstzmultirange)
                               and received_at >= :updatedFrom and received_at < :updatedUntil
                               and received_at <@ :updated::tstzmultirange) task
                         where %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(criteria.about().as("anybody", "patients"))
                .bind(criteria.ids().as("anyId", "ids"))
                .param("anyAuthored", criteria.authored().isOpen())
                .param("authored", criteria.authored().instants())
                .bind(criteria.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(Row.class)
                .stream()
                .map(row -> new Found<>(Cursor.of(row.receivedAt(), row.id()), row.task()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Task> read(String id) {
        return FhirIds.uuid(id).flatMap(this::byId).map(Row::task);
    }

    private Optional<Row> byId(UUID id) {
        return sql.sql("""
                        select id, participant_id, received_at from referrals.referral
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class);
    }
}
