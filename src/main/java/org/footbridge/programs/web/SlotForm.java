package org.footbridge.programs.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.SlotKind;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** One weekly hour, as typed. */
public record SlotForm(
        @Nullable DayOfWeek day,
        @Nullable LocalTime starts,
        @Nullable Integer minutes,
        @Nullable String title,
        @Nullable SlotKind kind,
        @Nullable UUID facilitator,
        @Nullable UUID cofacilitator,
        @Nullable LocalDate from) {

    static final SlotForm EMPTY = new SlotForm(null, null, 60, null, null, null, null, null);

    Problems problems() {
        var problems = Problems.none();
        if (day == null) {
            problems = problems.and("day", "Choose the weekday.");
        }
        if (starts == null) {
            problems = problems.and("starts", "Write when it begins.");
        }
        if (minutes == null || minutes < 10 || minutes > 480) {
            problems = problems.and("minutes", "It lasts 10 to 480 minutes.");
        }
        if (title == null || title.isBlank()) {
            problems = problems.and("title", "Write what it is called.");
        }
        if (kind == null) {
            problems = problems.and("kind", "Choose what it is for.");
        }
        if (from == null) {
            problems = problems.and("from", "Write the first day it counts.");
        }
        return problems;
    }

    /** Empty while {@link #problems} finds some. */
    Optional<NewSlot> slot(TrackId track) {
        if (day == null || starts == null || minutes == null || title == null || kind == null || from == null) {
            return Optional.empty();
        }
        return Optional.of(new NewSlot(
                track,
                day,
                starts,
                minutes,
                title.strip(),
                kind,
                Optional.ofNullable(facilitator).map(StaffId::new),
                Optional.ofNullable(cofacilitator).map(StaffId::new),
                from,
                true));
    }
}
