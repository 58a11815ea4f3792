package org.footbridge.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;

/** Federal holidays of the United States (5 U.S.C. 6103(a)), on their own day. */
final class Holidays {

    private Holidays() {}

    static Optional<String> on(LocalDate day) {
        return Optional.ofNullable(of(day.getYear()).get(day));
    }

    private static Map<LocalDate, String> of(int year) {
        return Map.ofEntries(
                Map.entry(LocalDate.of(year, 1, 1), "New Year's Day"),
                Map.entry(nth(year, 1, 3, DayOfWeek.MONDAY), "Birthday of Martin Luther King, Jr."),
                Map.entry(nth(year, 2, 3, DayOfWeek.MONDAY), "Washington's Birthday"),
                Map.entry(
                        LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)), "Memorial Day"),
                Map.entry(LocalDate.of(year, 6, 19), "Juneteenth National Independence Day"),
                Map.entry(LocalDate.of(year, 7, 4), "Independence Day"),
                Map.entry(nth(year, 9, 1, DayOfWeek.MONDAY), "Labor Day"),
                Map.entry(nth(year, 10, 2, DayOfWeek.MONDAY), "Columbus Day"),
                Map.entry(LocalDate.of(year, 11, 11), "Veterans Day"),
                Map.entry(nth(year, 11, 4, DayOfWeek.THURSDAY), "Thanksgiving Day"),
                Map.entry(LocalDate.of(year, 12, 25), "Christmas Day"));
    }

    private static LocalDate nth(int year, int month, int which, DayOfWeek weekday) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(which, weekday));
    }
}
