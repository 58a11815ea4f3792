package org.footbridge.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.programs.SlotId;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;

/** Says which hours a weekly pattern means between two days. Pure: the same pattern always means the same hours. */
final class WeeklyPattern {

    private final ZoneId zone;
    private final Collection<Slot> slots;
    private final Set<LocalDate> closedDays;

    WeeklyPattern(ZoneId zone, Collection<Slot> slots, Set<LocalDate> closedDays) {
        this.zone = zone;
        this.slots = slots;
        this.closedDays = closedDays;
    }

    /** @param weekday ISO 8601: 1 Monday to 7 Sunday */
    record Slot(
            SlotId slotId,
            TrackId trackId,
            int weekday,
            LocalTime starts,
            int minutes,
            String title,
            String kind,
            String mode,
            String regime,
            Optional<StaffId> facilitatorId,
            Optional<StaffId> cofacilitatorId,
            LocalDate startsOn,
            Optional<LocalDate> endsOn) {

        private boolean fallsOn(LocalDate day) {
            return day.getDayOfWeek().getValue() == weekday
                    && !day.isBefore(startsOn)
                    && endsOn.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    record Hour(Slot slot, LocalDate onDate, Instant startsAt, Instant endsAt) {}

    /** In order of time; {@code from} and {@code until} are included. */
    List<Hour> hours(LocalDate from, LocalDate until) {
        List<Hour> hours = new ArrayList<>();
        from.datesUntil(until.plusDays(1))
                .filter(day -> !closedDays.contains(day))
                .forEach(day -> slots.stream()
                        .filter(slot -> slot.fallsOn(day))
                        .map(slot -> hour(slot, day))
                        .forEach(hours::add));
        hours.sort(Comparator.comparing(Hour::startsAt)
                .thenComparing(hour -> hour.slot().slotId().value()));
        return hours;
    }

    /**
     * The wall clock rules the start; a group lasts its minutes. A start that the clocks skip in spring is held as much
     * later; one that autumn has twice is held the first time.
     */
    private Hour hour(Slot slot, LocalDate day) {
        var starts = day.atTime(slot.starts()).atZone(zone).toInstant();
        return new Hour(slot, day, starts, starts.plus(Duration.ofMinutes(slot.minutes())));
    }
}
