package org.footbridge.ui;

import java.util.List;

/**
 * One day of a drawn week.
 *
 * @param name the day in words, as short as its place needs
 * @param nothing what stands there when the day has no slots
 */
public record WeekDay(String name, boolean today, List<Slot> slots, String nothing) {

    public WeekDay {
        slots = List.copyOf(slots);
    }

    /** A time and what happens then, both in words. */
    public record Slot(String time, String title) {}
}
