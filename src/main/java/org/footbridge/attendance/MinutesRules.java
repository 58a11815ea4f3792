package org.footbridge.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is still missing before a person's outcome can stand, and how many minutes they were there. Minutes come from
 * when the group really began and ended and from marks made in the room, never from the schedule (CARE 22).
 */
final class MinutesRules {

    private MinutesRules() {}

    /** A sentence for the page, or nothing when the outcome can stand. */
    static Optional<String> missing(Mark mark, Held held) {
        if (mark.outcome().isEmpty()) {
            return Optional.of("has no outcome yet");
        }
        var outcome = mark.outcome().get();
        if (!outcome.inTheRoom()) {
            return Optional.empty();
        }
        if (held.startedAt().isEmpty() || held.endedAt().isEmpty()) {
            return Optional.of("was there, but nobody said when the group began and ended");
        }
        if (outcome.needsArrival() && mark.arrivedAt().isEmpty()) {
            return Optional.of("has no time of arrival");
        }
        if (outcome.needsLeaving() && mark.leftAt().isEmpty()) {
            return Optional.of("has no time of leaving");
        }
        if (outcome.needsHow() && mark.leftHow().isBlank()) {
            return Optional.of("left early; one line says how and with whom");
        }
        return Optional.empty();
    }

    /** Whole minutes between coming and going, inside what the group really lasted. */
    static int minutes(Mark mark, Held held) {
        var there = mark.outcome().map(Outcome::inTheRoom).orElse(false);
        if (!there || held.startedAt().isEmpty() || held.endedAt().isEmpty()) {
            return 0;
        }
        var came = later(held.startedAt().get(), mark.arrivedAt());
        var went = mark.leftAt()
                .filter(held.endedAt().get()::isAfter)
                .orElse(held.endedAt().get());
        return went.isAfter(came) ? (int) Duration.between(came, went).toMinutes() : 0;
    }

    private static Instant later(Instant start, Optional<Instant> arrived) {
        return arrived.filter(start::isBefore).orElse(start);
    }
}
