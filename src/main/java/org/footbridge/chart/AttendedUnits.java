package org.footbridge.chart;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.coverage.AuthorizationId;
import org.footbridge.coverage.UnitsAttended;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts under an authorization what the closed rosters of its stay say, and nothing a payer might add or take away. */
@Component
class AttendedUnits implements UnitsAttended {

    private final Sql sql;

    AttendedUnits(Sql sql) {
        this.sql = sql;
    }

    private record Row(UUID authorizationId, int days, int sessions, int minutes) {}

    @Override
    @Transactional(readOnly = true)
    public Map<AuthorizationId, Attended> of(Collection<AuthorizationId> authorizations) {
        return sql
                .sql("""
                        select allowed.authorization_id, count(distinct attended.on_date)::int as days, count(*)::int as sessions,
                               sum(attended.minutes)::int as minutes
                          from coverage.v_authorizations allowed
                          join attendance.v_attendance attended
                            on attended.organization_id = allowed.organization_id and attended.participant_id = allowed.participant_id
                           and attended.episode_id = allowed.episode_id
                           and attended.on_date between allowed.starts_on and allowed.ends_on
                         where allowed.organization_id = :organization and allowed.authorization_id = any(:ids::uuid[])
                           and attended.closed_at is not null and attended.minutes > 0
                         group by allowed.authorization_id
                        """)
                .param("organization", Actor.current().organization())
                .param(
                        "ids",
                        authorizations.stream().map(AuthorizationId::value).toList())
                .list(Row.class)
                .stream()
                .collect(Collectors.toMap(
                        row -> new AuthorizationId(row.authorizationId()),
                        row -> new Attended(row.days(), row.sessions(), row.minutes())));
    }
}
