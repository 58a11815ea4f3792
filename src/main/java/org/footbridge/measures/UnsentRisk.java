package org.footbridge.measures;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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

/** Opens the alert of a risk answer that was saved and never sent, ten minutes later (CARE 4). */
@Component
class UnsentRisk {

    static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Logger log = LoggerFactory.getLogger(UnsentRisk.class);

    private final Sql sql;
    private final Clock clock;
    private final Organizations organizations;
    private final Measures measures;
    private final TransactionTemplate transaction;

    UnsentRisk(Sql sql, Clock clock, Organizations organizations, Measures measures, TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.organizations = organizations;
        this.measures = measures;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 20_000)
    void everywhere() {
        for (var organization : organizations.all()) {
            try {
                raise(organization);
            } catch (DataAccessException | TransactionException away) {
                log.warn(
                        "Unsent answers wait for the database: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    void raise(OrganizationId organization) {
        Actor.job(organization, "unsent risk answers").run(() -> due().forEach(measures::leave));
    }

    private List<AssignmentId> due() {
        return transaction.execute(looking -> sql
                .sql("""
                        select id
                          from measures.assignment
                         where organization_id = :organization and risk_saved_at <= :due
                         order by risk_saved_at
                         limit 100
                        """)
                .param("organization", Actor.current().organization())
                .param("due", clock.instant().minus(PATIENCE))
                .list(UUID.class)
                .stream()
                .map(AssignmentId::new)
                .toList());
    }
}
