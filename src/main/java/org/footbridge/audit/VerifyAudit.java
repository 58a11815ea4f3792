package org.footbridge.audit;

import java.io.PrintStream;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Ground;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;

/** The command {@code verify-audit}: checks every organization's chain, also while Footbridge runs. */
public final class VerifyAudit {

    private final Organizations organizations;
    private final AuditChain chain;
    private final PrintStream to;

    VerifyAudit(Organizations organizations, AuditChain chain, PrintStream to) {
        this.organizations = organizations;
        this.chain = chain;
        this.to = to;
    }

    /** @return whether every chain is whole */
    public static boolean run() {
        try (var ground = Ground.open(AuditChain.class)) {
            return new VerifyAudit(ground.getBean(Organizations.class), ground.getBean(AuditChain.class), System.out)
                    .all();
        }
    }

    boolean all() {
        boolean whole = true;
        for (var organization : organizations.all()) {
            whole &= one(organization);
        }
        to.println(whole ? "The audit is whole." : "The audit is BROKEN.");
        return whole;
    }

    private boolean one(OrganizationId organization) {
        String name = organizations.slugOf(organization);
        return switch (Actor.job(organization, "verify-audit").call(chain::verify)) {
            case AuditChain.Finding.Whole(long sealed, long waiting) -> {
                to.printf("%s: %d entries whole, %d written since the last seal%n", name, sealed, waiting);
                yield true;
            }
            case AuditChain.Finding.Broken(long number, var entry, String what) -> {
                to.printf("%s: BROKEN at link %d (entry %s): %s%n", name, number, entry, what);
                yield false;
            }
        };
    }
}
