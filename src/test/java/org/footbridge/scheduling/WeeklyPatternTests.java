package org.footbridge.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.footbridge.programs.SlotId;
import org.footbridge.programs.TrackId;
import org.junit.jupiter.api.Test;

class WeeklyPatternTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FALL_2026 = LocalDate.of(2026, 11, 1);
    private static final LocalDate SPRING_2027 = LocalDate.of(2027, 3, 14);

    @Test
    void six_in_the_evening_stays_six_when_the_clocks_go_back() {
        var hours = pattern(slot(DayOfWeek.THURSDAY, LocalTime.of(18, 0), 60), Set.of())
                .hours(FALL_2026.minusDays(7), FALL_2026.plusDays(7));

        assertThat(hours)
                .extracting(WeeklyPattern.Hour::startsAt)
                .containsExactly(
                        Instant.parse("2026-10-29T22:00:00Z"), // EDT
                        Instant.parse("2026-11-05T23:00:00Z")); // EST
    }

    @Test
    void six_in_the_evening_stays_six_when_the_clocks_go_forward() {
        var hours = pattern(slot(DayOfWeek.SUNDAY, LocalTime.of(18, 0), 60), Set.of())
                .hours(SPRING_2027.minusDays(7), SPRING_2027);

        assertThat(hours)
                .extracting(WeeklyPattern.Hour::startsAt)
                .containsExactly(Instant.parse("2027-03-07T23:00:00Z"), Instant.parse("2027-03-14T22:00:00Z"));
    }

    @Test
    void an_hour_the_clocks_skip_is_held_an_hour_later_and_as_long() {
        var hour = pattern(slot(DayOfWeek.SUNDAY, LocalTime.of(2, 30), 45), Set.of())
                .hours(SPRING_2027, SPRING_2027)
                .getFirst();

        assertThat(hour.startsAt().atZone(NEW_YORK).toLocalTime()).isEqualTo(LocalTime.of(3, 30));
        assertThat(Duration.between(hour.startsAt(), hour.endsAt())).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void an_hour_the_clocks_have_twice_is_held_once_the_first_time() {
        var hours = pattern(slot(DayOfWeek.SUNDAY, LocalTime.of(1, 30), 60), Set.of())
                .hours(FALL_2026, FALL_2026);

        assertThat(hours)
                .singleElement()
                .satisfies(hour -> assertThat(hour.startsAt()).isEqualTo(Instant.parse("2026-11-01T05:30:00Z")));
    }

    @Test
    void nothing_falls_on_a_closed_day() {
        var thanksgiving = LocalDate.of(2026, 11, 26);

        assertThat(pattern(slot(DayOfWeek.THURSDAY, LocalTime.of(18, 0), 60), Set.of(thanksgiving))
                        .hours(thanksgiving.minusDays(7), thanksgiving.plusDays(7)))
                .extracting(WeeklyPattern.Hour::onDate)
                .containsExactly(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 12, 3));
    }

    @Test
    void an_hour_begins_and_ends_with_its_row() {
        var slot = new WeeklyPattern.Slot(
                new SlotId(UUID.randomUUID()),
                new TrackId(UUID.randomUUID()),
                1,
                LocalTime.of(9, 0),
                60,
                "Skills",
                "skills",
                "in_person",
                "part2",
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2026, 11, 9),
                Optional.of(LocalDate.of(2026, 11, 16)));

        assertThat(pattern(slot, Set.of()).hours(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)))
                .extracting(WeeklyPattern.Hour::onDate)
                .containsExactly(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 16));
    }

    @Property(tries = 300)
    void every_hour_shows_its_own_wall_clock_on_its_own_day_and_lasts_its_minutes(
            @ForAll @IntRange(min = 0, max = 729) int day,
            @ForAll @IntRange(min = 3, max = 23) int hourOfDay,
            @ForAll @IntRange(min = 0, max = 59) int minute,
            @ForAll @IntRange(min = 10, max = 480) int minutes) {
        var date = LocalDate.of(2026, 1, 1).plusDays(day);
        var starts = LocalTime.of(hourOfDay, minute);

        var hour = pattern(slot(date.getDayOfWeek(), starts, minutes), Set.of())
                .hours(date, date)
                .getFirst();

        assertThat(hour.startsAt().atZone(NEW_YORK).toLocalDateTime()).isEqualTo(date.atTime(starts));
        assertThat(hour.onDate()).isEqualTo(date);
        assertThat(Duration.between(hour.startsAt(), hour.endsAt()).toMinutes()).isEqualTo(minutes);
    }

    @Property(tries = 100)
    void a_weekly_hour_falls_once_a_week_whatever_the_season(
            @ForAll @IntRange(min = 0, max = 600) int day, @ForAll @IntRange(min = 0, max = 23) int hourOfDay) {
        var from = LocalDate.of(2026, 1, 1).plusDays(day);

        assertThat(pattern(slot(DayOfWeek.SUNDAY, LocalTime.of(hourOfDay, 30), 60), Set.of())
                        .hours(from, from.plusDays(12 * 7 - 1)))
                .hasSize(12);
    }

    private static WeeklyPattern pattern(WeeklyPattern.Slot slot, Set<LocalDate> closed) {
        return new WeeklyPattern(NEW_YORK, List.of(slot), closed);
    }

    private static WeeklyPattern.Slot slot(DayOfWeek day, LocalTime starts, int minutes) {
        return new WeeklyPattern.Slot(
                new SlotId(UUID.randomUUID()),
                new TrackId(UUID.randomUUID()),
                day.getValue(),
                starts,
                minutes,
                "Skills",
                "skills",
                "in_person",
                "part2",
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2025, 1, 1),
                Optional.empty());
    }
}
