package org.footbridge.attendance.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names for the list of tablets. */
@Component
class TabletsQuery {

    private final Sql sql;

    TabletsQuery(Sql sql) {
        this.sql = sql;
    }

    record Program(UUID programId, String name) {}

    @Transactional(readOnly = true)
    public List<Program> programs() {
        return sql.sql("""
                        select program_id, name from programs.v_programs where organization_id = :organization order by name
                        """)
                .param("organization", Actor.current().organization())
                .list(Program.class);
    }

    private record Colleague(UUID staffId, String fullName) {}

    @Transactional(readOnly = true)
    public Map<UUID, String> colleagues() {
        return sql
                .sql("select staff_id, full_name from staff.v_names where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .list(Colleague.class)
                .stream()
                .collect(Collectors.toMap(Colleague::staffId, Colleague::fullName));
    }
}
