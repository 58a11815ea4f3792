package org.footbridge.plans.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.footbridge.plans.PlanReviews;
import org.footbridge.plans.ReviewOutcome;
import org.footbridge.plans.ReviewReason;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;

/**
 * One review of a plan, ready to show.
 *
 * @param due whether it waits now; a day agreed may lie ahead
 * @param outcome what came of it; null while it is open
 */
public record ReviewLine(
        String id,
        String reason,
        String when,
        String words,
        boolean open,
        boolean due,
        @Nullable String outcome) {

    static ReviewLine of(PlanReviews.Read review, Instant now, Show show) {
        boolean open = review.closedAt().isEmpty();
        return new ReviewLine(
                review.reviewId().toString(),
                review.reason().label(),
                review.closedAt()
                        .map(at -> "Ended " + show.date(at))
                        .orElse(
                                review.reason() == ReviewReason.DATE
                                        ? "On " + show.date(review.dueAt())
                                        : "Since %s, until %s"
                                                .formatted(show.date(review.openedAt()), show.date(review.dueAt()))),
                review.words(),
                open,
                open && (review.reason() != ReviewReason.DATE || !review.dueAt().isAfter(now)),
                review.outcome()
                        .map(outcome -> "%s. %s%s"
                                .formatted(
                                        outcome.label(),
                                        outcome == ReviewOutcome.NEW_VERSION
                                                ? ""
                                                : review.what().orElse(""),
                                        review.together().orElse(false) ? " Looked at together." : "")
                                .strip())
                        .orElse(null));
    }

    /** What somebody may choose. */
    public static List<Choice> outcomes() {
        return Arrays.stream(ReviewOutcome.values())
                .filter(one -> one != ReviewOutcome.NEW_VERSION)
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                .toList();
    }
}
