package org.footbridge.community.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to the safety question, as the form sends it (CARE 1). */
final class AtStake {

    private AtStake() {}

    /** Nothing for a blank: it is asked again. */
    static Optional<Boolean> said(@Nullable String answer) {
        return Optional.ofNullable(answer)
                .filter(one -> one.equals("yes") || one.equals("no"))
                .map("yes"::equals);
    }
}
