package org.footbridge.access;

import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;

/**
 * Who is signed in, as kept in the sign-in's row: ids only. What they may is asked anew on each request.
 *
 * @param membership the organization they work in or belong to now
 */
public record SignedIn(UUID account, UUID membership) implements Serializable, java.security.Principal {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return account.toString();
    }
}
