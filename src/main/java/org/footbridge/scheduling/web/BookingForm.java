package org.footbridge.scheduling.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.footbridge.programs.Mode;
import org.footbridge.scheduling.AppointmentKind;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** An appointment, as typed. */
public record BookingForm(
        @Nullable AppointmentKind kind,
        @Nullable UUID staff,
        @Nullable String withWhom,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable Integer minutes,
        @Nullable Mode mode,
        @Nullable String place) {

    static final BookingForm EMPTY = new BookingForm(null, null, null, null, null, 50, Mode.IN_PERSON, null);

    Problems problems() {
        var problems = Problems.none();
        if (kind == null) {
            problems = problems.and("kind", "Choose what it is for.");
        }
        if (staff == null && (withWhom == null || withWhom.isBlank())) {
            problems = problems.and("staff", "Choose somebody here, or write who it is with elsewhere.");
        }
        if (date == null) {
            problems = problems.and("date", "Write the day.");
        }
        if (time == null) {
            problems = problems.and("time", "Write when it begins.");
        }
        if (minutes == null || minutes < 5 || minutes > 480) {
            problems = problems.and("minutes", "It lasts 5 to 480 minutes.");
        }
        return problems;
    }
}
