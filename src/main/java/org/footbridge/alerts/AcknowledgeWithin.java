package org.footbridge.alerts;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long an alert waits for somebody before it is told to the next level: minutes a director signs, with defaults. */
@Component
class AcknowledgeWithin {

    /** Rule names in the program's dated rules. */
    static final String NOW = "alert acknowledge minutes";

    static final String SAME_DAY = "alert same day minutes";

    Duration of(Urgency urgency) {
        return switch (urgency) {
            case NOW -> Duration.ofMinutes(15);
            case SAME_DAY, LAPSE -> Duration.ofMinutes(240);
        };
    }
}
