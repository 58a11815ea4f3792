package org.footbridge.practice;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When somebody can be reached, by the wall clock of whoever wrote it down.
 *
 * @param any at every hour of the day and night, whatever else is noted
 * @param windows may be empty: nothing was noted
 */
public record Hours(boolean any, List<Window> windows) {

    /** Every hour of the week. */
    static final String ANY = "any";

    public Hours {
        windows = List.copyOf(windows);
    }

    /** @param until not after {@code from}: it is an hour of the next day */
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

        public Window {
            days = days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        boolean holds(LocalDateTime at) {
            var time = at.toLocalTime();
            var today = at.getDayOfWeek();
            if (until.isAfter(from)) {
                return days.contains(today) && !time.isBefore(from) && time.isBefore(until);
            }
            return days.contains(today) && !time.isBefore(from)
                    || days.contains(today.minus(1)) && time.isBefore(until);
        }

        String coded() {
            return days.stream().map(day -> Integer.toString(day.getValue())).collect(Collectors.joining())
                    + "@%s-%s".formatted(from, until);
        }
    }

    public boolean hold(LocalDateTime at) {
        return any || windows.stream().anyMatch(window -> window.holds(at));
    }

    public boolean areNoted() {
        return any || !windows.isEmpty();
    }

    /** As a page hands it to a phone, which knows the hour without a network. */
    public String coded() {
        return any ? ANY : windows.stream().map(Window::coded).collect(Collectors.joining(" "));
    }
}
