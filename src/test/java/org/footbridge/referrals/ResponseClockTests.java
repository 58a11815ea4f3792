package org.footbridge.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponseClockTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final ResponseClock aDay = new ResponseClock(Duration.ofHours(24), NEW_YORK, Set.of());

    @Test
    void an_inquiry_on_tuesday_is_due_on_wednesday_at_the_same_time() {
        assertThat(aDay.dueAt(at("2026-11-17T10:00"))).isEqualTo(at("2026-11-18T10:00"));
    }

    @Test
    void the_weekend_does_not_count() {
        assertThat(aDay.dueAt(at("2026-11-20T17:00"))).isEqualTo(at("2026-11-23T17:00"));
        assertThat(aDay.dueAt(at("2026-11-21T03:00"))).isEqualTo(at("2026-11-24T00:00"));
    }

    @Test
    void a_day_the_program_is_closed_does_not_count() {
        var thanksgiving = new ResponseClock(Duration.ofHours(24), NEW_YORK, Set.of(LocalDate.of(2026, 11, 26)));
        assertThat(thanksgiving.dueAt(at("2026-11-25T09:00"))).isEqualTo(at("2026-11-27T09:00"));
    }

    @Test
    void hours_are_hours_where_the_clocks_change() {
        var threeHours = new ResponseClock(Duration.ofHours(72), NEW_YORK, Set.of());
        assertThat(threeHours.dueAt(at("2026-10-30T12:00"))).isEqualTo(at("2026-11-04T12:00"));
    }

    @Test
    void read_backwards_it_finds_what_is_due_by_now() {
        assertThat(aDay.dueIfReceivedBefore(at("2026-11-23T17:00"))).isEqualTo(at("2026-11-20T17:00"));
        assertThat(aDay.dueIfReceivedBefore(at("2026-11-18T10:00"))).isEqualTo(at("2026-11-17T10:00"));
    }

    @Test
    void a_program_that_never_opens_does_not_hang_the_page() {
        var year = new java.util.HashSet<LocalDate>();
        for (int day = 0; day < 800; day++) {
            year.add(LocalDate.of(2026, 1, 1).plusDays(day));
        }
        assertThat(new ResponseClock(Duration.ofHours(24), NEW_YORK, year).dueAt(at("2026-02-01T10:00")))
                .isAfter(at("2027-01-01T00:00"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }
}
