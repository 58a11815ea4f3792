package org.footbridge.setup;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.footbridge.programs.SlotKind;

/**
 * One hour of a track's week.
 *
 * @param starts wall clock in the program's zone
 */
public record PatternHour(DayOfWeek weekday, LocalTime starts, int minutes, String title, SlotKind kind) {}
