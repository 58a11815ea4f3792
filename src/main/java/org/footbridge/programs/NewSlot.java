package org.footbridge.programs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.footbridge.staff.StaffId;

/**
 * One weekly hour to be added to a track.
 *
 * @param starts wall clock in the program's zone
 * @param minutes 10 to 480
 * @param startsOn the first day it can fall on
 */
public record NewSlot(
        TrackId track,
        DayOfWeek weekday,
        LocalTime starts,
        int minutes,
        String title,
        SlotKind kind,
        Optional<StaffId> facilitator,
        Optional<StaffId> cofacilitator,
        LocalDate startsOn,
        boolean published) {}
