package org.footbridge.plans.web;

import java.util.Optional;
import org.footbridge.plans.WhoReads;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;

/** The answer to whether anybody's safety is at stake, which a box asks when nobody reads it until later (CARE 1). */
final class AtStake {

    private AtStake() {}

    static Optional<Boolean> answer(@Nullable String given) {
        return switch (given == null ? "" : given) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Stands at {@code safetyAtStake-box} where words were written, nobody reads them now, and it was not answered. */
    static Problems missing(String box, String written, Optional<Boolean> answer, WhoReads.Reader reader, Words words) {
        return reader.later() && !written.isBlank() && answer.isEmpty()
                ? Problems.of("safetyAtStake-" + box, words.say("plans.atStakeFirst"))
                : Problems.none();
    }
}
