package org.footbridge.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

    /** A sentence for the page where somebody stepped out and nobody said that they came back or left. */
    static Optional<String> missing(RosterRow row) {
        boolean inTheRoom = row.mark().outcome().map(Outcome::inTheRoom).orElse(false);
        return inTheRoom
                        && row.mark().leftAt().isEmpty()
                        && row.away().stream().anyMatch(one -> one.backAt().isEmpty())
                ? Optional.of("stepped out and is not marked as back; say when they came back, or that they left")
                : Optional.empty();
    }

    /** Whole minutes between coming and going, inside what the group really lasted. */
    static int minutes(Mark mark, Held held) {
        return minutes(mark, held, List.of());
    }

    /**
     * As {@link #minutes(Mark, Held)} without the time away. Stretches that overlap count once; one without an end lasts
     * until the person went. The sum is rounded down once, at its end.
     */
    static int minutes(Mark mark, Held held, List<TimeAway> away) {
        var there = mark.outcome().map(Outcome::inTheRoom).orElse(false);
        if (!there || held.startedAt().isEmpty() || held.endedAt().isEmpty()) {
            return 0;
        }
        var came = later(held.startedAt().get(), mark.arrivedAt());
        var went = mark.leftAt()
                .filter(held.endedAt().get()::isAfter)
                .orElse(held.endedAt().get());
        if (!went.isAfter(came)) {
            return 0;
        }
        var stayed = Duration.ZERO;
        var since = came;
        for (var stretch :
                away.stream().sorted(Comparator.comparing(TimeAway::leftAt)).toList()) {
            if (stretch.leftAt().isAfter(since)) {
                stayed = stayed.plus(Duration.between(since, earlier(stretch.leftAt(), went)));
            }
            since = earlier(later(since, stretch.backAt().or(() -> Optional.of(went))), went);
        }
        return (int) stayed.plus(Duration.between(since, went)).toMinutes();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant start, Optional<Instant> arrived) {
        return arrived.filter(start::isBefore).orElse(start);
    }
}
