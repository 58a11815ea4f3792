package org.footbridge.tasks.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rows of the task list: only about people the bound staff member reaches, or about nobody. */
@Component
class TaskQuery {

    static final int PAGE = 100;

    record Row(
            UUID id,
            Optional<UUID> participantId,
            Optional<String> fullName,
            String title,
            Optional<String> forRole,
            Optional<String> forName,
            Instant dueAt,
            String link,
            String status,
            Optional<String> outcome,
            Optional<Instant> finishedAt) {}

    private final Sql sql;
    private final Authorization authorization;

    TaskQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    /** @param mine only what is for the actor by name or role */
    @Transactional(readOnly = true)
    List<Row> rows(boolean open, boolean mine) {
        return sql.sql("""
                        select task.id, task.participant_id, person.full_name, task.title, task.for_role,
                               holder.full_name as for_name, task.due_at, task.link, task.status, task.outcome, task.finished_at
                          from tasks.task
                          left join people.v_names person on person.organization_id = task.organization_id
                                                         and person.participant_id = task.participant_id
                          left join access.v_memberships member on member.organization_id = task.organization_id
                                                               and member.membership_id = task.for_membership_id
                          left join staff.v_names holder on holder.organization_id = member.organization_id
                                                        and holder.staff_id = member.person_id
                         where task.organization_id = :organization
                           and (task.status = 'open') = :open
                           and (task.participant_id is null or task.participant_id = any(:reachable::uuid[]))
                           and (not :mine or task.for_membership_id = :member::uuid
                                or (task.for_membership_id is null and (task.for_role is null or task.for_role = any(:roles::text[]))))
                         order by case when :open then task.due_at end, task.finished_at desc, task.id
                         limit :limit
                        """)
                .param("organization", Actor.current().organization())
                .param("open", open)
                .param("mine", mine)
                .param("reachable", authorization.reachable(Permission.SEE_PERSON))
                .param("member", Actor.current().membership())
                .param("roles", Actor.current().roles())
                .param("limit", PAGE)
                .list(Row.class);
    }
}
