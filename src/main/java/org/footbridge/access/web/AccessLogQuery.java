package org.footbridge.access.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Ground;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On which grounds a member reached a participant at a moment of the past. */
@Component
class AccessLogQuery {

    private final Sql sql;

    AccessLogQuery(Sql sql) {
        this.sql = sql;
    }

    /** One look that wants its reason. */
    record Look(UUID entry, UUID membership, UUID participant, Instant at) {}

    private record Found(UUID entry, Ground ground) {}

    /** By entry; a role's grounds are those of the roles the member has today. */
    @Transactional(readOnly = true)
    Map<UUID, List<Ground>> grounds(List<Look> looks) {
        if (looks.isEmpty()) {
            return Map.of();
        }
        return sql
                .sql("""
                        select distinct look.entry, relationship.ground
                          from unnest(:entries::uuid[], :memberships::uuid[], :participants::uuid[], :moments::timestamptz[])
                               as look (entry, membership, participant, moment)
                          join access.membership
                            on membership.organization_id = :organization and membership.id = look.membership
                          join access.relationship
                            on relationship.organization_id = :organization
                           and relationship.participant_id = look.participant
                           and (relationship.membership_id = membership.id or relationship.role = any (membership.roles))
                           and relationship.starts_at <= look.moment
                           and (relationship.ends_at is null or relationship.ends_at > look.moment)
                         order by look.entry, relationship.ground
                        """)
                .param("organization", Actor.current().organization())
                .param("entries", looks.stream().map(Look::entry).toList())
                .param("memberships", looks.stream().map(Look::membership).toList())
                .param("participants", looks.stream().map(Look::participant).toList())
                .param(
                        "moments",
                        looks.stream().map(look -> look.at().toString()).toList())
                .list(Found.class)
                .stream()
                .collect(Collectors.groupingBy(Found::entry, Collectors.mapping(Found::ground, Collectors.toList())));
    }
}
