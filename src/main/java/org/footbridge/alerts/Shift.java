package org.footbridge.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.footbridge.access.MembershipId;

/**
 * Somebody on duty, by the wall clock. A shift over the night that springs forward is an hour shorter, and one over the
 * night that falls back an hour longer: whoever works it is there all of it.
 *
 * @param ends the next day's, where it is not after {@code starts}
 * @param confirmedAt when they saw their phone ring for it
 */
public record Shift(
        ShiftId id,
        MembershipId membershipId,
        LocalDate day,
        LocalTime starts,
        LocalTime ends,
        Optional<Instant> confirmedAt) {

    public Span span(ZoneId wall) {
        return span(day, starts, ends, wall);
    }

    static Span span(LocalDate day, LocalTime starts, LocalTime ends, ZoneId wall) {
        var lastDay = ends.isAfter(starts) ? day : day.plusDays(1);
        return new Span(
                day.atTime(starts).atZone(wall).toInstant(),
                lastDay.atTime(ends).atZone(wall).toInstant());
    }
}
