package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialTimeTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "2024,2024-01-01T05:00:00Z,2025-01-01T05:00:00Z,2024-12-31",
        "2024-02,2024-02-01T05:00:00Z,2024-03-01T05:00:00Z,2024-02-29",
        "2024-02-29,2024-02-29T05:00:00Z,2024-03-01T05:00:00Z,2024-02-29",
        "2026-11-01,2026-11-01T04:00:00Z,2026-11-02T05:00:00Z,2026-11-01",
        "2026-03-08,2026-03-08T05:00:00Z,2026-03-09T04:00:00Z,2026-03-08",
        "2024-05-01T10:00,2024-05-01T14:00:00Z,2024-05-01T14:01:00Z,2024-05-01",
        "2024-05-01T10:00:05Z,2024-05-01T10:00:05Z,2024-05-01T10:00:06Z,2024-05-01",
        "2024-05-01T10:00:05.25-05:00,2024-05-01T15:00:05.250Z,2024-05-01T15:00:05.251Z,2024-05-01",
        "2024-05-01T23:30:00-05:00,2024-05-02T04:30:00Z,2024-05-02T04:30:01Z,2024-05-01"
    })
    void a_time_means_from_and_until_as_precisely_as_it_was_written(
            String text, Instant from, Instant until, LocalDate lastDay) {
        var time = PartialTime.parse(text).orElseThrow();
        assertThat(time.from(NEW_YORK)).isEqualTo(from);
        assertThat(time.until(NEW_YORK)).isEqualTo(until);
        assertThat(time.lastDay()).isEqualTo(lastDay);
        assertThat(time.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24",
                "2023-02-30",
                "2023-13",
                "2023-00-01",
                "2023-1-1",
                "2023-01-01T24:00:00Z",
                "2023-01-01T10",
                "2023-01-01 10:00",
                "2023-01-01T10:00:00+25:00",
                "0000",
                "20230101",
                "2023-02-29",
                "2023-06-31",
                "2023-01-01Z"
            })
    void what_is_not_in_the_calendar_is_nothing(String text) {
        assertThat(PartialTime.parse(text)).isEmpty();
    }

    @Test
    void the_day_is_the_day_where_it_was_written() {
        assertThat(PartialTime.parse("2025-02-10T23:59:59-05:00").orElseThrow().day())
                .isEqualTo(LocalDate.of(2025, 2, 10));
    }
}
