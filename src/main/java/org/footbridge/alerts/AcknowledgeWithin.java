package org.footbridge.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.springframework.stereotype.Component;

/**
 * How long an alert waits for somebody before it is told to the next level: minutes a director signs, with defaults. An
 * alert knows a person and no program, so the shortest wait signed anywhere in the organization holds for all.
 */
@Component
class AcknowledgeWithin {

    /** Rule names in the program's dated rules. */
    static final String NOW = "alert acknowledge minutes";

    static final String SAME_DAY = "alert same day minutes";

    private final Programs programs;
    private final Clock clock;

    AcknowledgeWithin(Programs programs, Clock clock) {
        this.programs = programs;
        this.clock = clock;
    }

    Duration of(Urgency urgency) {
        return switch (urgency) {
            case NOW -> minutes(NOW, 15);
            case SAME_DAY, LAPSE -> minutes(SAME_DAY, 240);
        };
    }

    /** What is no positive number cannot make an alert wait forever: it is passed over. */
    private Duration minutes(String rule, int unlessSigned) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Duration.ofMinutes(programs.rulesEverywhere(rule, today).stream()
                .map(AcknowledgeWithin::number)
                .flatMapToInt(number -> number.isPresent() ? IntStream.of(number.getAsInt()) : IntStream.empty())
                .filter(minutes -> minutes > 0)
                .min()
                .orElse(unlessSigned));
    }

    private static OptionalInt number(Rule rule) {
        try {
            return OptionalInt.of(rule.number());
        } catch (NumberFormatException words) {
            return OptionalInt.empty();
        }
    }
}
