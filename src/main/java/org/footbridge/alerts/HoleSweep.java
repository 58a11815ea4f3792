package org.footbridge.alerts;

import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks for holes in every organization's rota, all five minutes. */
@Component
class HoleSweep {

    private static final Logger log = LoggerFactory.getLogger(HoleSweep.class);

    private final Organizations organizations;
    private final HoleTelling holes;

    HoleSweep(Organizations organizations, HoleTelling holes) {
        this.organizations = organizations;
        this.holes = holes;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 300_000)
    void look() {
        for (var organization : organizations.all()) {
            try {
                Actor.job(organization, "rota").run(holes::tell);
            } catch (DataAccessException | TransactionException away) {
                log.warn("The rota waits for the database: {}", away.getClass().getSimpleName());
            }
        }
    }
}
