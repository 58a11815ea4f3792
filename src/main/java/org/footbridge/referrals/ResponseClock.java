package org.footbridge.referrals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * When somebody who knocked should have been answered. Hours count on working days only, the whole day long: Monday to
 * Friday without the days the program is closed, in the program's zone. Friday 17:00 and 24 hours make Monday 17:00.
 *
 * @param allowed the program's rule "first response hours"
 */
record ResponseClock(Duration allowed, ZoneId zone, Set<LocalDate> closed) {

    /** A clock without open days would never stop; after so many days the rest is not counted any more. */
    private static final int MOST_DAYS = 400;

    Instant dueAt(Instant received) {
        var left = allowed;
        var at = received;
        for (int day = 0; day < MOST_DAYS; day++) {
            var date = LocalDate.ofInstant(at, zone);
            var midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
            if (works(date)) {
                var today = Duration.between(at, midnight);
                if (left.compareTo(today) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(today);
            }
            at = midnight;
        }
        return at;
    }

    /** What was received before this instant is due by {@code now}: the clock read backwards, for lists. */
    Instant dueIfReceivedBefore(Instant now) {
        var left = allowed;
        var at = now;
        for (int day = 0; day < MOST_DAYS; day++) {
            // The day that ends at midnight is the day before it.
            var date = LocalDate.ofInstant(at.minusNanos(1), zone);
            var morning = date.atStartOfDay(zone).toInstant();
            if (works(date)) {
                var today = Duration.between(morning, at);
                if (left.compareTo(today) <= 0) {
                    return at.minus(left);
                }
                left = left.minus(today);
            }
            at = morning;
        }
        return at;
    }

    private boolean works(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !closed.contains(date);
    }
}
