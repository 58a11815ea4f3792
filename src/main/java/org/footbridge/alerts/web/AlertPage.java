package org.footbridge.alerts.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.footbridge.alerts.Outcome;
import org.footbridge.alerts.PlanReview;
import org.footbridge.alerts.RiskAsked;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.TimelineItem;
import org.jspecify.annotations.Nullable;

/**
 * One alert: who, what, since when, who acts, and what came of it.
 *
 * @param reasons what was learned, each in one line
 * @param rings what rang for it and what did not get through, each in one line
 * @param acknowledged who and when; null while nobody has
 * @param closed how it ended; null while it is open
 * @param riskAsked whether it was asked with the C-SSRS; null while it is open, or where it was closed before this was asked
 * @param planReview whether the safety plan was gone through; null as before
 */
public record AlertPage(
        String id,
        @Nullable ParticipantId participant,
        String name,
        String urgency,
        Mark mark,
        String since,
        List<String> reasons,
        @Nullable String acknowledged,
        @Nullable String closed,
        @Nullable String riskAsked,
        @Nullable String planReview,
        List<TimelineItem> steps,
        List<String> rings,
        Typed typed,
        Problems problems)
        implements Shows {

    /** What was chosen and written for the end, shown again where something is missing. */
    public record Typed(String outcome, String riskAsked, String planReview, String whatWasDone) {

        static final Typed NOTHING = new Typed("", "", "", "");
    }

    public List<Choice> outcomes() {
        return choices(Outcome.values(), Outcome::label);
    }

    public List<Choice> risksAsked() {
        return choices(RiskAsked.values(), RiskAsked::label);
    }

    public List<Choice> planReviews() {
        return choices(PlanReview.values(), PlanReview::label);
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] all, Function<E, String> label) {
        return Arrays.stream(all)
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), label.apply(one)))
                .toList();
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return participant == null ? List.of() : List.of(participant);
    }
}
