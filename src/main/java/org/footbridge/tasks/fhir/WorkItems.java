package org.footbridge.tasks.fhir;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.TaskCriteria;
import org.footbridge.tasks.TaskSource;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Our own work items as FHIR tasks. */
@Component
class WorkItems implements TaskSource {

    private enum State {
        OPEN(TaskStatus.REQUESTED),
        DONE(TaskStatus.COMPLETED),
        CANCELLED(TaskStatus.CANCELLED);

        private final TaskStatus fhir;

        State(TaskStatus fhir) {
            this.fhir = fhir;
        }

        Coding coding() {
            return new Coding(fhir.getSystem(), fhir.toCode(), fhir.getDisplay());
        }
    }

    private record Row(
            UUID id,
            Optional<UUID> participantId,
            String kind,
            String title,
            Instant dueAt,
            State status,
            Optional<String> outcome,
            Instant openedAt,
            Instant updatedAt) {

        Task toFhir() {
            var task = new Task();
            task.setId(id.toString());
            task.setMeta(Labels.meta(updatedAt, status == State.OPEN ? 1 : 2, true));
            task.setStatus(status.fhir);
            task.setIntent(TaskIntent.ORDER);
            task.setCode(new CodeableConcept(new Coding(KIND, code(kind), kind)));
            task.setDescription(title);
            participantId.ifPresent(who -> task.setFor(new Reference("Patient/" + who)));
            task.setAuthoredOn(Date.from(openedAt));
            task.setLastModified(Date.from(updatedAt));
            task.getRestriction().getPeriod().setEnd(Date.from(dueAt));
            outcome.ifPresent(words -> task.addNote(new Annotation().setText(words)));
            return task;
        }
    }

    private static final String COLUMNS =
            "task.id, task.participant_id, task.kind, task.title, task.due_at, task.status, task.outcome, task.opened_at, task.updated_at";

    private final Sql sql;

    WorkItems(Sql sql) {
        this.sql = sql;
    }

    private static String code(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<Task>> find(TaskCriteria asked, Keyset keyset) {
        if (!asked.intent().includes(TaskIntent.ORDER.getSystem(), TaskIntent.ORDER.toCode())) {
            return List.of();
        }
        var states = asked.status().among(Arrays.asList(State.values()), State::coding);
        return sql
                .sql("""
                        select %s
                          from tasks.task
                         where task.organization_id = :organization
                           and (:anybody or task.participant_id = any(:patients::uuid[]))
                           and (:anyId or task.id = any(:ids::uuid[]))
                           and task.status = any(:statuses::text[])
                           and (:anyCode or exists (select from unnest(:systems::text[], :codes::text[]) as q (system, code)
                                                     where q.system in ('*', :kindSystem)
                                                       and q.code in ('*', replace(lower(task.kind), ' ', '-'))))
                           and task.opened_at <@ :authored::tstzmultirange
                           and task.updated_at >= :updatedFrom and task.updated_at < :updatedUntil
                           and task.updated_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(COLUMNS, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("statuses", states)
                .bind(asked.code().as("anyCode", "systems", "codes"))
                .param("kindSystem", KIND)
                .param("authored", asked.authored().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(Row.class)
                .stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("authored-on") ? row.openedAt() : row.updatedAt(), row.id()),
                        row.toFhir()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Task> read(String id) {
        return FhirIds.uuid(id).flatMap(this::byId).map(Row::toFhir);
    }

    private Optional<Row> byId(UUID id) {
        return sql.sql("select %s from tasks.task where task.organization_id = :organization and task.id = :id"
                        .formatted(COLUMNS))
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class);
    }
}
