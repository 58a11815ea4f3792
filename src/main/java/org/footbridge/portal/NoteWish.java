package org.footbridge.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What somebody wants to be told of by a note on the phone, and when never.
 *
 * @param quietFrom from then until {@code quietUntil} nothing comes, over midnight where it is the later of the two; where
 *     both are the same, no hour is quiet
 * @param remindAt from then on a reminder of homework or a check-in may come, once a day
 * @param zone the person's own, in which these hours hold
 */
public record NoteWish(
        boolean messages,
        boolean homework,
        boolean checkIn,
        LocalTime quietFrom,
        LocalTime quietUntil,
        LocalTime remindAt,
        ZoneId zone) {

    /** Off, with a quiet night. */
    public static NoteWish none(ZoneId zone) {
        return new NoteWish(false, false, false, LocalTime.of(21, 0), LocalTime.of(8, 0), LocalTime.of(10, 0), zone);
    }

    public boolean any() {
        return messages || homework || checkIn;
    }

    public boolean quietAt(Instant moment) {
        return quietAt(moment.atZone(zone).toLocalTime());
    }

    /** Until the quiet hours begin; a day where none is quiet. */
    Duration untilQuietAfter(Instant moment) {
        if (quietFrom.equals(quietUntil)) {
            return Duration.ofDays(1);
        }
        var here = moment.atZone(zone);
        var today = here.with(quietFrom);
        return Duration.between(here, today.isAfter(here) ? today : today.plusDays(1));
    }

    /** Whether reminders are asked for at an hour at which nothing comes. */
    public boolean remindsInVain() {
        return (homework || checkIn) && quietAt(remindAt);
    }

    private boolean quietAt(LocalTime time) {
        boolean afterBegin = !time.isBefore(quietFrom);
        boolean beforeEnd = time.isBefore(quietUntil);
        return quietFrom.isAfter(quietUntil) ? afterBegin || beforeEnd : afterBegin && beforeEnd;
    }
}
