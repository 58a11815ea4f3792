package org.footbridge.measures;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether somebody of the program is there now who would act on an answer.
 *
 * @param next when somebody will be, as far as it is signed and planned; empty while somebody is
 */
public record Hour(boolean staffed, Optional<Instant> next) {

    /** On site, where somebody of the program is at hand. */
    public static Hour onSite() {
        return new Hour(true, Optional.empty());
    }
}
