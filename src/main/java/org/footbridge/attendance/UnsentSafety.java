package org.footbridge.attendance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of an answer that says danger and was chosen at a check-in but never sent, ten minutes later (CARE 4). */
@Component
class UnsentSafety {

    static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Logger log = LoggerFactory.getLogger(UnsentSafety.class);

    private final Sql sql;
    private final Clock clock;
    private final Organizations organizations;
    private final CheckIns checkIns;
    private final TransactionTemplate transaction;

    UnsentSafety(
            Sql sql, Clock clock, Organizations organizations, CheckIns checkIns, TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.organizations = organizations;
        this.checkIns = checkIns;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 20_000)
    void everywhere() {
        for (var organization : organizations.all()) {
            try {
                tell(organization);
            } catch (DataAccessException | TransactionException away) {
                log.warn(
                        "Unsent check-ins wait for the database: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    void tell(OrganizationId organization) {
        Actor.job(organization, "unsent check-ins").run(() -> due().forEach(checkIns::leave));
    }

    private List<ParticipantId> due() {
        return transaction.execute(looking -> sql
                .sql("""
                        select participant_id
                          from attendance.unsent_safety
                         where organization_id = :organization and saved_at <= :due
                         order by saved_at
                         limit 100
                        """)
                .param("organization", Actor.current().organization())
                .param("due", clock.instant().minus(PATIENCE))
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .toList());
    }
}
