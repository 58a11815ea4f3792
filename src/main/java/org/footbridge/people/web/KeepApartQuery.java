package org.footbridge.people.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Choice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who can be chosen as the other one of a pair. */
@Component
class KeepApartQuery {

    private final Sql sql;

    KeepApartQuery(Sql sql) {
        this.sql = sql;
    }

    private record Row(UUID id, String name) {}

    @Transactional(readOnly = true)
    List<Choice> people(Collection<UUID> reachable, ParticipantId except) {
        return choices(sql.sql("""
                        select participant_id as id, full_name as name
                          from people.v_names
                         where organization_id = :organization and participant_id = any (:reachable::uuid[])
                           and participant_id <> :except
                         order by family_name, given_name
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", List.copyOf(reachable))
                .param("except", except)
                .list(Row.class));
    }

    @Transactional(readOnly = true)
    List<Choice> staff() {
        return choices(sql.sql("""
                        select staff_id as id, signed_name as name
                          from staff.v_names
                         where organization_id = :organization
                         order by family_name, given_name
                        """)
                .param("organization", Actor.current().organization())
                .list(Row.class));
    }

    private static List<Choice> choices(List<Row> rows) {
        return rows.stream()
                .map(row -> new Choice(row.id().toString(), row.name()))
                .toList();
    }
}
