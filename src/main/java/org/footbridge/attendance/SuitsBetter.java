package org.footbridge.attendance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Choosing not to is a right. Three sessions of one modality in which somebody chose not to join in put one line on the
 * clinician's page, dropped with one key; no task, no review, nothing anywhere else comes of it (CARE 23).
 */
@Component
public class SuitsBetter {

    private static final int TIMES = 3;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    SuitsBetter(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    private record Sat(String modality, int sessions) {}

    /**
     * The one line, for who writes in the record; nothing for everybody else. Once dropped, only what came after counts.
     * Sessions without a lesson count by what sort of group they are.
     */
    @Transactional(readOnly = true)
    public Optional<String> line(ParticipantId person) {
        if (!authorization.may(Permission.WRITE_CHART, person)) {
            return Optional.empty();
        }
        var often = sql.sql("""
                        select coalesce(module.modality, replace(session.kind, '_', ' ')) as modality, count(*)::int as sessions
                          from attendance.v_attendance attended
                          join scheduling.v_sessions session
                            on session.organization_id = attended.organization_id and session.session_id = attended.session_id
                          left join programs.v_lesson_versions lesson
                            on lesson.organization_id = session.organization_id
                           and lesson.lesson_version_id = session.lesson_version_id
                          left join programs.v_modules module
                            on module.organization_id = lesson.organization_id and module.module_id = lesson.module_id
                         where attended.organization_id = :organization and attended.participant_id = :person
                           and attended.closed_at > coalesce((select max(dropped_at) from attendance.suits_better_dropped
                                                               where organization_id = :organization and participant_id = :person),
                                                             '-infinity')
                           and (attended.status = 'present_declined_activity'
                                or exists (select from attendance.taking_part
                                            where taking_part.organization_id = attended.organization_id
                                              and taking_part.session_id = attended.session_id
                                              and taking_part.participant_id = attended.participant_id
                                              and taking_part.part = 'chose_not_to'))
                         group by 1
                        having count(*) >= :times
                         order by 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("times", TIMES)
                .list(Sat.class);
        return often.isEmpty()
                ? Optional.empty()
                : Optional.of("Ask what would suit better: "
                        + often.stream()
                                .map(one -> "%s, chose not to %d times".formatted(one.modality(), one.sessions()))
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    /** It was read; what counts from now on is what comes after. */
    @Transactional
    public void drop(ParticipantId person) {
        authorization.require(Permission.WRITE_CHART, person);
        sql.sql("""
                        insert into attendance.suits_better_dropped (organization_id, id, participant_id, dropped_at, dropped_by)
                        values (:organization, :id, :person, :now, :by::uuid)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("person", person)
                .param("now", clock.instant())
                .param("by", Actor.current().person())
                .update();
        audit.act(Act.UPDATE, "suits better", null, List.of(person), "dropped");
    }
}
