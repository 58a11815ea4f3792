package org.footbridge.audit;

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

/** Seals twice a second what this node wrote, and once a minute what any node left behind. */
@Component
class Sealing {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    private final Organizations organizations;
    private final Waiting waiting;
    private final Sealer sealer;

    Sealing(Organizations organizations, Waiting waiting, Sealer sealer) {
        this.organizations = organizations;
        this.waiting = waiting;
        this.sealer = sealer;
    }

    @Scheduled(fixedDelay = 500)
    void sealOwn() {
        seal(waiting.take());
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
    void sealLeftBehind() {
        seal(organizations.all());
    }

    private void seal(Collection<OrganizationId> those) {
        for (var organization : those) {
            try {
                boolean more = Actor.job(organization, "audit sealer").call(() -> sealer.seal() > 0);
                if (more) {
                    waiting.add(organization);
                }
            } catch (DataAccessException | TransactionException away) {
                waiting.add(organization);
                log.warn("The audit waits for the database: {}", away.getClass().getSimpleName());
            }
        }
    }
}
