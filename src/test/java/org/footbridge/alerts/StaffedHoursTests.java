package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffedHoursTests {

    @Test
    void days_and_times_are_read_as_a_director_writes_them() {
        var hours = StaffedHours.read("Mon-Fri 8:00-21:00, Saturday 09:00 – 13:00");
        assertThat(hours).hasSize(2);
        assertThat(hours.getFirst().holds(DayOfWeek.WEDNESDAY, LocalTime.of(8, 0)))
                .isTrue();
        assertThat(hours.getFirst().holds(DayOfWeek.WEDNESDAY, LocalTime.of(21, 0)))
                .isFalse();
        assertThat(hours.getFirst().holds(DayOfWeek.SUNDAY, LocalTime.NOON)).isFalse();
        assertThat(hours.getLast().holds(DayOfWeek.SATURDAY, LocalTime.of(12, 59)))
                .isTrue();
    }

    @Test
    void a_week_may_run_over_its_end() {
        var weekend = StaffedHours.read("Fri-Mon 10:00-12:00").getFirst();
        assertThat(weekend.on(DayOfWeek.SUNDAY)).isTrue();
        assertThat(weekend.on(DayOfWeek.TUESDAY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "always",
                "Mon-Fri",
                "Xyz 8:00-9:00",
                "Mon 21:00-8:00",
                "Mon 25:00-26:00",
                "Mon-Fri 8:00-21:00, soon"
            })
    void what_cannot_be_read_staffs_no_hour(String value) {
        assertThat(StaffedHours.read(value)).isEmpty();
    }
}
