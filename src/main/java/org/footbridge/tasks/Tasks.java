package org.footbridge.tasks;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens and finishes work items. */
@Component
public class Tasks {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    Tasks(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    /** Opens a work item with what it stems from: both commit or neither. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TaskId open(NewTask task) {
        return openAll(List.of(task)).getFirst();
    }

    /** As {@link #open} for many in one round trip, with one audit row that names everybody concerned. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<TaskId> openAll(List<NewTask> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var opened = tasks.stream()
                .map(task -> new Opened(new TaskId(Id.fresh(now)), task))
                .toList();
        sql.batch("""
                insert into tasks.task (organization_id, id, participant_id, kind, title, for_role, for_membership_id,
                                        due_at, link, status, opened_at, opened_by, updated_at)
                values (:organization, :id, :participant::uuid, :kind, :title, :role::text, :member::uuid,
                        :due, :link, 'open', :now, :by::uuid, :now)
                """, opened, one -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("organization", Actor.current().organization());
            row.put("id", one.id());
            row.put("participant", one.task().about());
            row.put("kind", one.task().kind());
            row.put("title", one.task().title());
            row.put("role", one.task().forRole());
            row.put("member", one.task().forMember());
            row.put("due", one.task().dueAt());
            row.put("link", one.task().link());
            row.put("now", now);
            row.put("by", Actor.current().membership());
            return row;
        });
        var about =
                tasks.stream().flatMap(task -> task.about().stream()).distinct().toList();
        audit.act(Act.CREATE, "task", opened.size() == 1 ? opened.getFirst().id() : null, about);
        return opened.stream().map(Opened::id).toList();
    }

    private record Opened(TaskId id, NewTask task) {}

    /** As {@link #open}, unless an open item of this kind about the same person and with the same link waits already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TaskId openOnce(NewTask task) {
        return sql.sql("""
                        select id
                          from tasks.task
                         where organization_id = :organization and status = 'open' and kind = :kind and link = :link
                           and participant_id is not distinct from :participant::uuid
                         order by opened_at
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("kind", task.kind())
                .param("link", task.link())
                .param("participant", task.about())
                .optional(UUID.class)
                .map(TaskId::new)
                .orElseGet(() -> open(task));
    }

    /** What came of the wish to finish an item. */
    public sealed interface Finishing permits Finished, Refused {}

    public record Finished() implements Finishing {}

    /** @param sentence for the page */
    public record Refused(String sentence) implements Finishing {}

    /**
     * Closes an item with what came of it.
     *
     * @throws NotYours if there is no such item or it concerns somebody the actor does not reach
     */
    @Transactional
    public Finishing finish(TaskId id, String outcome) {
        if (outcome.isBlank()) {
            return new Refused("Say in a few words what came of it.");
        }
        return end(id, "done", outcome.strip());
    }

    /** Takes an item back that needs not be done any more; the reason stays with it. */
    @Transactional
    public Finishing cancel(TaskId id, String reason) {
        return end(id, "cancelled", reason.strip());
    }

    private record Waiting(Optional<UUID> participantId, String status) {}

    private Finishing end(TaskId id, String status, String outcome) {
        var waiting = sql.sql("""
                        select participant_id, status
                          from tasks.task
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Waiting.class)
                .orElseThrow(NotYours::new);
        var about = waiting.participantId().map(ParticipantId::new);
        about.ifPresentOrElse(
                participant -> authorization.require(Permission.SEE_PERSON, participant),
                () -> authorization.require(Permission.OPEN_STAFF_HOME));
        if (!waiting.status().equals("open")) {
            return new Refused("Somebody has finished this already.");
        }
        sql.sql("""
                        update tasks.task
                           set status = :status, outcome = :outcome, finished_at = :now, finished_by = :by::uuid,
                               updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("status", status)
                .param("outcome", outcome)
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .update();
        audit.act(Act.UPDATE, "task", id, about.map(List::of).orElse(List.of()));
        return new Finished();
    }
}
