package org.footbridge.alerts.web;

import java.util.List;
import org.footbridge.alerts.Gateway;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty, whose phone is known to ring, and where nobody is. Nothing of any participant.
 *
 * @param now the truth about this hour
 * @param gateway only for a director
 */
public record RotaPage(
        String zone,
        boolean staffed,
        String now,
        Week week,
        Own own,
        boolean plans,
        List<Choice> colleagues,
        Planned planned,
        Gateway.@Nullable Shown gateway,
        Problems problems) {

    /**
     * Seven days.
     *
     * @param first as addresses name it, like the weeks before and after
     * @param holesAfter days of the week after with a hole
     */
    public record Week(
            String title,
            String first,
            String previous,
            String next,
            boolean fromToday,
            List<Day> days,
            List<String> holesAfter) {}

    public record Day(String name, boolean today, List<Line> lines) {}

    /**
     * Somebody on duty, or a hole.
     *
     * @param id to be taken off by; none where the reader may not or it is over
     * @param fill where a hole can be filled
     */
    public record Line(
            @Nullable String id,
            String who,
            String when,
            Mark mark,
            String state,
            @Nullable String fill,
            boolean hole) {}

    /**
     * The reader's own phone.
     *
     * @param shift now or about to begin
     * @param mayConfirm a trial ring for this shift has left and waits for the word that it rang
     * @param browsers of theirs that are pushed to
     */
    public record Own(
            String number,
            @Nullable String shift,
            boolean confirmed,
            @Nullable String trial,
            boolean mayConfirm,
            int browsers) {}

    /** What was typed, shown again where it was refused. */
    public record Planned(
            @Nullable String member,
            @Nullable String day,
            @Nullable String starts,
            @Nullable String ends,
            String weeks) {}
}
