package org.footbridge.access;

import java.time.Clock;
import java.time.Duration;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long sign-ins last and who needs a second factor. */
@Component
public class SignInRules {

    /** What holds until a director says otherwise, 45 CFR 164.312(a)(2)(iii) naming no number. */
    private static final Duration STAFF_IDLE = Duration.ofMinutes(15);

    /** CARE 29. */
    private static final Duration SHARED_IDLE = Duration.ofMinutes(10);

    private final Sql sql;
    private final Clock clock;
    private final Installation installation;

    SignInRules(Sql sql, Clock clock, Installation installation) {
        this.sql = sql;
        this.clock = clock;
        this.installation = installation;
    }

    /** How long the bound actor's sign-in lasts without a touch. */
    @Transactional(readOnly = true)
    public Duration idle(Proof.Device device) {
        return switch (device) {
            case OWN_PHONE -> Duration.ofDays(30);
            case SHARED -> SHARED_IDLE;
            case WORK -> staffIdle();
        };
    }

    /** Staff of a real installation need one; in the demo nobody is asked. */
    public boolean needsSecondFactor(Iterable<Accounts.Membership> memberships) {
        if (installation.demo()) {
            return false;
        }
        for (var membership : memberships) {
            if (membership.roleSet().stream().anyMatch(Role::isStaff)) {
                return true;
            }
        }
        return false;
    }

    private Duration staffIdle() {
        return sql.sql("""
                        select staff_idle_minutes
                          from access.sign_in_rule
                         where organization_id = :organization and starts_at <= :now
                         order by starts_at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .optional(Long.class)
                .map(Duration::ofMinutes)
                .orElse(STAFF_IDLE);
    }
}
