package org.footbridge.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from an answer to PHQ-9 item 9, "thoughts that you would be better off dead or of hurting yourself"
 * (CARE 3 and 4). Pure; the days and hours are defaults a director signs.
 */
public final class ItemNine {

    /** A safety plan reviewed longer ago than this does not let an unchanged answer wait for the day. */
    static final Duration PLAN_IS_FRESH = Duration.ofDays(14);

    /** An answer older than this by its own date is history for the next reviewer. */
    static final Duration STILL_PRESENT = Duration.ofHours(72);

    private ItemNine() {}

    /** What must follow. */
    public sealed interface Follows permits Alert, History, AskInPerson, Nothing {}

    public record Alert(Urgency urgency) implements Follows {}

    /** Goes to the next reviewer, not to the page. */
    public record History() implements Follows {}

    /** Left blank: "not answered", to be asked in person at the next contact. */
    public record AskInPerson() implements Follows {}

    /** Answered with 0. Says nothing about risk. */
    public record Nothing() implements Follows {}

    /**
     * @param answer 0 to 3; empty for a blank, which is not a no
     * @param last the answer before this one by its date, 0 to 3; empty if there is none or it was blank
     * @param planReviewed when the safety plan was last reviewed
     * @param answeredAt the answer's own date
     */
    public static Follows from(
            Optional<Integer> answer,
            Optional<Integer> last,
            Optional<Instant> planReviewed,
            Instant answeredAt,
            Instant now) {
        if (answer.isEmpty()) {
            return new AskInPerson();
        }
        int value = answer.get();
        if (value < 0 || value > 3) {
            throw new IllegalArgumentException("Item 9 has answers 0 to 3, not %d.".formatted(value));
        }
        if (value == 0) {
            return new Nothing();
        }
        if (answeredAt.isBefore(now.minus(STILL_PRESENT))) {
            return new History();
        }
        boolean unchanged = last.filter(before -> before == value).isPresent();
        boolean planIsFresh = planReviewed
                .filter(at -> !at.isBefore(now.minus(PLAN_IS_FRESH)))
                .isPresent();
        return new Alert(value == 1 && unchanged && planIsFresh ? Urgency.SAME_DAY : Urgency.NOW);
    }
}
