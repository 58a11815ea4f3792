package org.footbridge.attendance;

import java.util.Optional;

/**
 * When it has to be known how and with whom somebody left before a session closes: they left early or had to go, a safety
 * alert of that day is open, or they were intoxicated. Who is under 18 leaves only with somebody from the pick-up list, or
 * with somebody else for a named staff member's reason (CARE 8).
 */
final class LeavingRules {

    static final int OF_AGE = 18;

    private LeavingRules() {}

    /**
     * What is known of one person besides their mark.
     *
     * @param under18 on the day of the session
     * @param alert a safety alert raised that day is open
     * @param intoxicated a health event of this session says so
     * @param healthLeftHow how they left, as the health event says
     * @param departure with whom, as noted by itself
     */
    record Known(
            boolean under18,
            boolean alert,
            boolean intoxicated,
            Optional<String> healthLeftHow,
            Optional<String> departure) {

        static final Known NOTHING = new Known(false, false, false, Optional.empty(), Optional.empty());

        Optional<String> saidElsewhere() {
            return departure.or(() -> healthLeftHow);
        }
    }

    /** A sentence for the page, or nothing when the outcome can stand. */
    static Optional<String> missing(Mark mark, Known known) {
        var outcome = mark.outcome().filter(Outcome::inTheRoom);
        if (outcome.isEmpty()) {
            return Optional.empty();
        }
        boolean early = outcome.get().needsHow();
        if (!early && !known.alert() && !known.intoxicated()) {
            return Optional.empty();
        }
        if (known.under18() && known.departure().isEmpty()) {
            return Optional.of("is under 18; say with whom they left");
        }
        if (!mark.leftHow().isBlank() || known.saidElsewhere().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                known.alert()
                        ? "has an open safety alert; one line says how and with whom they left"
                        : known.intoxicated()
                                ? "was intoxicated; one line says how and with whom they left"
                                : "left early; one line says how and with whom");
    }

    /** The mark with how they left filled in from where else it was said. */
    static Mark with(Mark mark, Known known) {
        return mark.leftHow().isBlank()
                ? known.saidElsewhere()
                        .map(how -> new Mark(
                                mark.outcome(),
                                mark.mode(),
                                mark.arrivedAt(),
                                mark.leftAt(),
                                mark.reason(),
                                how,
                                mark.parts()))
                        .orElse(mark)
                : mark;
    }
}
