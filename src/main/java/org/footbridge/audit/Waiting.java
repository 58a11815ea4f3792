package org.footbridge.audit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.platform.OrganizationId;
import org.springframework.stereotype.Component;

/** A hint to this node's sealer where to look first. Losing it costs a minute: the sweep looks everywhere. */
@Component
class Waiting {

    private final Set<OrganizationId> organizations = ConcurrentHashMap.newKeySet();

    void add(OrganizationId organization) {
        organizations.add(organization);
    }

    Set<OrganizationId> take() {
        var taken = Set.copyOf(organizations);
        organizations.removeAll(taken);
        return taken;
    }
}
