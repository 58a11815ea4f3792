package org.footbridge.programs.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.footbridge.ui.Show;
import org.footbridge.ui.WeekDay;

/** Draws a weekly pattern as a week. */
final class Weeks {

    private Weeks() {}

    /** The hours that count on {@code today}, or from a later day on where none counts yet. */
    static List<WeekDay> of(List<ProgramQuery.SlotRow> slots, LocalDate today, Locale locale) {
        var show = new Show(locale, ZoneId.of("UTC"));
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeekDay(
                        day.getDisplayName(TextStyle.FULL, locale),
                        day == today.getDayOfWeek(),
                        slots.stream()
                                .filter(slot -> slot.weekday() == day.getValue())
                                .map(slot -> new WeekDay.Slot(
                                        show.time(slot.starts()) + " – "
                                                + show.time(slot.starts().plusMinutes(slot.minutes())),
                                        slot.title()
                                                + (slot.startsOn().isAfter(today)
                                                        ? " (from " + show.date(slot.startsOn()) + ")"
                                                        : "")))
                                .toList(),
                        "free"))
                .toList();
    }
}
