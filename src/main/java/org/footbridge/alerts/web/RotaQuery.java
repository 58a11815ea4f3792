package org.footbridge.alerts.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names for the rota, and how the bound member's last trial ring went. */
@Component
class RotaQuery {

    private final Sql sql;
    private final Clock clock;

    RotaQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    record Member(MembershipId membershipId, String fullName, boolean eligible) {}

    /** Everybody on the team by name; whoever left is still named where a shift of theirs stands. */
    @Transactional(readOnly = true)
    List<Member> team() {
        return sql.sql("""
                        select member.membership_id, name.full_name,
                               member.ended_at is null and member.roles && :roles::text[] as eligible
                          from access.v_memberships member
                          join staff.v_names name on name.organization_id = member.organization_id
                                                 and name.staff_id = member.person_id
                         where member.organization_id = :organization
                         order by name.family_name, name.given_name
                        """)
                .param("organization", Actor.current().organization())
                .param("roles", Permission.ACT_ON_ALERT.roles())
                .list(Member.class);
    }

    static Map<MembershipId, String> names(List<Member> team) {
        return team.stream().collect(Collectors.toMap(Member::membershipId, Member::fullName));
    }

    record Trial(Instant writtenAt, Optional<Instant> sentAt, Optional<String> lastProblem, int attempts) {}

    @Transactional(readOnly = true)
    Optional<Trial> lastTrial() {
        return sql.sql("""
                        select written_at, sent_at, last_problem, attempts
                          from alerts.ring
                         where organization_id = :organization and membership_id = :me and reason = 'test'
                         order by written_at desc, sent_at desc nulls last
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Actor.current().membership())
                .optional(Trial.class);
    }
}
