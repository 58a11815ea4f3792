package org.footbridge.chart.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/** One person's golden thread, objective by objective, with what is broken in it. */
public record ThreadPage(
        String person, String name, List<Strand> strands, List<Broken> broken, List<Choice> objectives) {

    /**
     * @param where problem and goal it serves
     * @param progress what its measure says, or that it has none
     */
    public record Strand(
            String statement,
            String where,
            String status,
            List<String> interventions,
            List<Done> done,
            int more,
            String progress) {}

    /** @param linked when the link was made, where that was after the signature */
    public record Done(
            String title,
            String when,
            String href,
            boolean signed,
            @Nullable String linked) {}

    /** @param mendsNote id of the note the actor can mend here */
    public record Broken(
            String label,
            String what,
            String when,
            String mend,
            String href,
            @Nullable String mendsNote) {}
}
