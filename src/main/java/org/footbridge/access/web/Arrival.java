package org.footbridge.access.web;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.footbridge.access.Proof;

/**
 * A sign-in on its way: recognized by a password, a code or a passkey, but not yet somebody somewhere. Worth nothing
 * but the next step.
 *
 * @param secondFactorAt when a second factor was given, if it was
 * @param then where to go in the end, an address of ours
 */
record Arrival(
        UUID account,
        Instant at,
        @org.jspecify.annotations.Nullable Instant secondFactorAt,
        Proof.Device device,
        String then)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    Arrival withSecondFactor(Instant now) {
        return new Arrival(account, at, now, device, then);
    }
}
