package org.footbridge.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.notes.BroughtToGroup;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people bring to a session: shared, or answered, since the track last met on another day. One statement. */
@Component
class Brought implements BroughtToGroup {

    /** Where the track has not met before. */
    private static final int DAYS = (int) Duration.ofDays(7).toDays();

    private final Sql sql;
    private final Authorization authorization;
    private final Tools tools;

    Brought(Sql sql, Authorization authorization, Tools tools) {
        this.sql = sql;
        this.authorization = authorization;
        this.tools = tools;
    }

    private record Row(
            UUID participantId, String name, String tool, Optional<String> lesson, Optional<String> answer) {}

    @Override
    @Transactional(readOnly = true)
    public List<BroughtToGroup.Brought> to(SessionId session, Collection<UUID> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        var reads =
                authorization.may(Permission.READ_CHART) ? authorization.reachable(Permission.READ_CHART) : List.of();
        var lines = new LinkedHashMap<UUID, BroughtToGroup.Brought>();
        for (var row : rows(session, people)) {
            var line = lines.computeIfAbsent(
                    row.participantId(), _ -> new BroughtToGroup.Brought(row.name(), new ArrayList<>(), ""));
            line.what().add(said(row));
            if (row.answer().isEmpty() && reads.contains(row.participantId())) {
                lines.put(
                        row.participantId(),
                        new BroughtToGroup.Brought(
                                line.name(), line.what(), "/people/%s/practice".formatted(row.participantId())));
            }
        }
        return List.copyOf(lines.values());
    }

    private String said(Row row) {
        return row.answer()
                .map(answer -> "“%s”: %s".formatted(row.lesson().orElse(""), answered(answer)))
                .orElseGet(() -> "Shared: " + tools.called(row.tool()));
    }

    static String answered(String answer) {
        return switch (Homework.said(answer).orElseThrow()) {
            case USED -> "used it";
            case A_LITTLE -> "used it a little";
            case NOT_THIS_TIME -> "not this time";
        };
    }

    private List<Row> rows(SessionId session, Collection<UUID> people) {
        return sql.sql("""
                        with this_one as (
                            select session.track_id, session.on_date, session.ends_at,
                                   coalesce((select max(earlier.starts_at) from scheduling.v_sessions earlier
                                              where earlier.organization_id = session.organization_id
                                                and earlier.track_id = session.track_id
                                                and earlier.on_date < session.on_date and earlier.status <> 'cancelled'
                                                and earlier.on_date >= session.on_date - :days),
                                            session.starts_at - make_interval(days => :days)) as since
                              from scheduling.v_sessions session
                             where session.organization_id = :organization and session.session_id = :session)
                        select name.participant_id, name.full_name as name, brought.tool, brought.lesson, brought.answer
                          from this_one
                          join (select participant_id, tool, null as lesson, null as answer, shared_at as at
                                  from practice.shared
                                 where organization_id = :organization and participant_id = any(:people::uuid[])
                                union all
                                select tried.participant_id, tried.tool, version.title, tried.answer, tried.answered_at
                                  from practice.tried
                                  join programs.v_lesson_versions version
                                    on version.organization_id = tried.organization_id
                                   and version.lesson_version_id = tried.lesson_version_id
                                 where tried.organization_id = :organization and tried.participant_id = any(:people::uuid[])) brought
                            on brought.at >= this_one.since and brought.at <= this_one.ends_at
                          join people.v_names name
                            on name.organization_id = :organization and name.participant_id = brought.participant_id
                         order by name.full_name, name.participant_id, brought.at
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("people", people)
                .param("days", DAYS)
                .list(Row.class);
    }
}
