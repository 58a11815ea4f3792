package org.footbridge.alerts;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.platform.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A hint to this node where an alert has just been committed. Losing it costs seconds: what has to be told stands in the
 * alert's own row and the sweep looks everywhere.
 */
@Component
class TellingSoon {

    private final Set<OrganizationId> organizations = ConcurrentHashMap.newKeySet();

    void afterCommit(OrganizationId organization) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                organizations.add(organization);
            }
        });
    }

    Set<OrganizationId> take() {
        var taken = Set.copyOf(organizations);
        organizations.removeAll(taken);
        return taken;
    }
}
