package org.footbridge.scheduling.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A week of sessions, today first to the eye. Counts people and names none.
 *
 * @param handOver whether the reader may hand a session to a colleague
 */
public record GroupsPage(
        String week,
        List<Day> days,
        List<Choice> tracks,
        @Nullable String track,
        boolean mine,
        String previous,
        String next,
        String thisWeek,
        boolean handOver) {

    public record Day(String name, boolean today, List<Line> sessions) {}

    /** @param people how many are due, in words */
    public record Line(
            String href,
            String time,
            String title,
            String track,
            String leaders,
            String people,
            Mark mark,
            String state) {}

    public boolean isEmpty() {
        return days.stream().allMatch(day -> day.sessions().isEmpty());
    }
}
