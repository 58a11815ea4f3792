package org.footbridge.chart.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One person's weeks: offered, attended and what counts, kept apart.
 *
 * @param sentence this week in words
 * @param rule which rule says so
 * @param ways how the week can still reach its goal
 */
public record HoursPage(
        String person,
        String name,
        String sentence,
        Mark mark,
        String rule,
        List<String> ways,
        AuthorizedPart.Lines authorized,
        List<Week> weeks,
        List<Mix> mix,
        List<Offer> offers,
        List<Choice> missed) {

    public record Week(
            String from,
            String offered,
            String attended,
            String countable,
            @Nullable String missing) {}

    /** What this week was made of. */
    public record Mix(String kind, String minutes) {}

    public record Offer(String session, String title, String when, String minutes) {}
}
