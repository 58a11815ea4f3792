package org.footbridge.attendance.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Where a downtime sheet is made, and what became of those that were. Names no participant.
 *
 * @param day the chosen one, as its address has it
 * @param reminders copies of the reader whose day is over and which nobody shredded
 */
public record DowntimePage(
        List<Day> days,
        @Nullable String day,
        List<Choice> sessions,
        List<String> chosen,
        String device,
        List<Line> copies,
        List<String> reminders,
        Problems problems) {

    public record Day(String name, String href, boolean current) {}

    /**
     * @param entry whether there is something to enter from it now
     * @param kept whether it can be said that it was shredded
     */
    public record Line(String id, String title, String line, Mark mark, String state, boolean entry, boolean kept) {}
}
