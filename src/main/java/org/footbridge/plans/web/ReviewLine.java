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
        List<String> sources,
        boolean open,
        boolean due,
        @Nullable String outcome) {

    /** @param all sources of the stay's reviews; those of this one are taken */
    static ReviewLine of(PlanReviews.Read review, List<PlanReviews.ReadSource> all, Instant now, Show show) {
        boolean open = review.closedAt().isEmpty();
        return new ReviewLine(
                review.reviewId().toString(),
                review.reason().label(),
                review.closedAt()
                        .map(at -> "Ended " + show.date(at)
                                + review.closedBy().map(who -> " by " + who).orElse(""))
                        .orElse(
                                review.reason() == ReviewReason.DATE
                                        ? "On " + show.date(review.dueAt())
                                        : "Since %s, until %s"
                                                .formatted(show.date(review.openedAt()), show.date(review.dueAt()))),
                review.words(),
                all.stream()
                        .filter(one -> one.reviewId().equals(review.reviewId()))
                        .map(one -> source(one, show))
                        .toList(),
                open,
                open && (review.reason() != ReviewReason.DATE || !review.dueAt().isAfter(now)),
                review.outcome()
                        .map(outcome -> "%s%s%s"
                                .formatted(
                                        outcome == ReviewOutcome.NEW_VERSION ? "" : outcome.label() + ". ",
                                        review.what().orElse(""),
                                        review.together().orElse(false) ? " Looked at together." : "")
                                .strip())
                        .orElse(null));
    }

    private static String source(PlanReviews.ReadSource one, Show show) {
        return switch (one.kind()) {
            case RESPONSE ->
                "%s%s on %s"
                        .formatted(
                                one.words(),
                                one.total()
                                        .map(total ->
                                                " " + total.stripTrailingZeros().toPlainString())
                                        .orElse(""),
                                show.date(one.authoredAt().orElse(one.notedAt())));
            case MEASURES_REVIEW ->
                "%s looked at the scores on %s%s"
                        .formatted(
                                one.lookedBy().orElse("Somebody"),
                                show.date(one.notedAt()),
                                one.words().isBlank() ? "" : ": “%s”".formatted(one.words()));
            case OBJECTIVE ->
                "The day has passed%s: %s"
                        .formatted(
                                one.targetOn()
                                        .map(day -> " (%s)".formatted(show.date(day)))
                                        .orElse(""),
                                one.words());
        };
    }

    /** What somebody may choose. */
    public static List<Choice> outcomes() {
        return Arrays.stream(ReviewOutcome.values())
                .filter(one -> one != ReviewOutcome.NEW_VERSION)
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                .toList();
    }
}
