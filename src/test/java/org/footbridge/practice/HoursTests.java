package org.footbridge.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.footbridge.practice.Hours.Window;
import org.junit.jupiter.api.Test;

/** The hours in which somebody can be reached. November 24, 2026 is a Tuesday. */
class HoursTests {

    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Hours EVENINGS = hours(WEEKDAYS, "17:00", "22:00");
    private static final Hours NIGHTS = hours(WEEKDAYS, "21:00", "06:00");

    @Test
    void hours_hold_from_their_first_minute_on_and_no_longer_at_their_last() {
        assertThat(EVENINGS.hold(at(24, "16:59"))).isFalse();
        assertThat(EVENINGS.hold(at(24, "17:00"))).isTrue();
        assertThat(EVENINGS.hold(at(24, "21:59"))).isTrue();
        assertThat(EVENINGS.hold(at(24, "22:00"))).isFalse();
        assertThat(EVENINGS.hold(at(28, "18:00"))).as("Saturday").isFalse();
    }

    @Test
    void hours_past_midnight_belong_to_the_day_they_began_on() {
        assertThat(NIGHTS.hold(at(27, "23:30"))).as("Friday night").isTrue();
        assertThat(NIGHTS.hold(at(28, "03:00"))).as("after Friday night").isTrue();
        assertThat(NIGHTS.hold(at(28, "23:30"))).as("Saturday night").isFalse();
        assertThat(NIGHTS.hold(at(23, "03:00"))).as("after Sunday night").isFalse();
        assertThat(NIGHTS.hold(at(24, "06:00"))).isFalse();
    }

    @Test
    void any_hour_is_any_hour_and_nothing_noted_is_none() {
        assertThat(new Hours(true, List.of()).hold(at(24, "03:12"))).isTrue();
        assertThat(new Hours(false, List.of()).hold(at(24, "12:00"))).isFalse();
    }

    @Test
    void a_phone_reads_them_as_days_from_monday_and_wall_clock() {
        assertThat(EVENINGS.coded()).isEqualTo("12345@17:00-22:00");
        assertThat(new Hours(
                                false,
                                List.of(
                                        new Window(WEEKDAYS, LocalTime.of(16, 30), LocalTime.of(23, 0)),
                                        new Window(
                                                EnumSet.of(DayOfWeek.SUNDAY), LocalTime.of(9, 0), LocalTime.MIDNIGHT)))
                        .coded())
                .isEqualTo("12345@16:30-23:00 7@09:00-00:00");
        assertThat(new Hours(true, List.of()).coded()).isEqualTo("any");
        assertThat(new Hours(false, List.of()).coded()).isEmpty();
    }

    private static Hours hours(Set<DayOfWeek> days, String from, String until) {
        return new Hours(false, List.of(new Window(days, LocalTime.parse(from), LocalTime.parse(until))));
    }

    private static LocalDateTime at(int day, String time) {
        return LocalDateTime.parse("2026-11-%02dT%s".formatted(day, time));
    }
}
