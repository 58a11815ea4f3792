package org.footbridge.access.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** Says how long to wait, in whole minutes. */
@Component
class Waiting {

    private final Clock clock;

    Waiting(Clock clock) {
        this.clock = clock;
    }

    String sentence(Words words, Instant until) {
        long minutes = Duration.between(clock.instant(), until).plusSeconds(59).toMinutes();
        return words.say("access.signIn.wait", Math.max(1, minutes));
    }
}
