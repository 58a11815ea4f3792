package org.footbridge.plans.web;

import java.util.List;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A plan's words, ready to show.
 *
 * @param reviewOn as a date in words; null without one
 */
public record PlanView(
        String strengths,
        String preferences,
        String endsWhen,
        String whatChanged,
        @Nullable String reviewOn,
        List<Problem> problems) {

    public record Problem(String statement, @Nullable String diagnosis, List<Goal> goals) {}

    public record Goal(String ownWords, List<Objective> objectives) {}

    /** @param progress where its measure stands beside the aim; null where it has none */
    public record Objective(String words, @Nullable Progress progress, List<String> interventions) {}

    /** @param said what is made of it, in a word or a kind sentence */
    public record Progress(String line, Mark mark, String said) {}
}
