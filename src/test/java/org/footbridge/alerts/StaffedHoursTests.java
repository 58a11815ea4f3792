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
        assertThat(hours.getFirst().on(DayOfWeek.WEDNESDAY)).isTrue();
        assertThat(hours.getFirst().on(DayOfWeek.SUNDAY)).isFalse();
        assertThat(hours.getFirst().from()).isEqualTo(LocalTime.of(8, 0));
        assertThat(hours.getFirst().until()).isEqualTo(LocalTime.of(21, 0));
        assertThat(hours.getLast().on(DayOfWeek.SATURDAY)).isTrue();
        assertThat(hours.getLast().until()).isEqualTo(LocalTime.of(13, 0));
    }

    @Test
    void a_week_may_run_over_its_end() {
        var weekend = StaffedHours.read("Fri-Mon 10:00-12:00").getFirst();
        assertThat(weekend.on(DayOfWeek.SUNDAY)).isTrue();
        assertThat(weekend.on(DayOfWeek.TUESDAY)).isFalse();
    }

    @Test
    void a_program_that_never_closes_is_there_until_midnight() {
        var hours = StaffedHours.read("Mon-Sun 00:00-24:00");
        assertThat(hours).hasSize(1);
        assertThat(hours.getFirst().until()).isEqualTo(LocalTime.MIDNIGHT);
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
                "Mon-Fri 8:00-21:00, soon",
                "Mon-Fri 8:00-00:00",
                "Mon-Fri 24:00-24:00"
            })
    void what_cannot_be_read_staffs_no_hour(String value) {
        assertThat(StaffedHours.read(value)).isEmpty();
    }
}
