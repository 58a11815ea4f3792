package org.footbridge.alerts;

import java.util.Collection;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks for alerts to tell of: at once where this node committed one, everywhere four times a minute. */
@Component
class TellingSweep {

    private static final Logger log = LoggerFactory.getLogger(TellingSweep.class);

    private final Organizations organizations;
    private final TellingSoon soon;
    private final Telling telling;

    TellingSweep(Organizations organizations, TellingSoon soon, Telling telling) {
        this.organizations = organizations;
        this.soon = soon;
        this.telling = telling;
    }

    @Scheduled(fixedDelay = 500)
    void tellOwn() {
        tell(soon.take());
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 15_000)
    void tellEverywhere() {
        tell(organizations.all());
    }

    /** One organization's trouble never keeps another's alerts back. */
    private void tell(Collection<OrganizationId> those) {
        for (var organization : those) {
            try {
                Actor.job(organization, "telling of alerts").run(() -> {
                    while (telling.tellNext()) {
                        // until nothing is due
                    }
                });
            } catch (DataAccessException | TransactionException away) {
                log.warn("Alerts wait for the database: {}", away.getClass().getSimpleName());
            }
        }
    }
}
