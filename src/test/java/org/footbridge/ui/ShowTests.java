package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ShowTests {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private final Show english = new Show(WordsOf.ENGLISH, DENVER);
    private final Show spanish = new Show(WordsOf.SPANISH, DENVER);

    @Test
    void minutes_are_said_as_hours() {
        assertThat(Show.minutes(0)).isEqualTo("0 min");
        assertThat(Show.minutes(45)).isEqualTo("45 min");
        assertThat(Show.minutes(60)).isEqualTo("1 h");
        assertThat(Show.minutes(380)).isEqualTo("6 h 20");
        assertThat(Show.minutes(65)).isEqualTo("1 h 05");
        assertThatThrownBy(() -> Show.minutes(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_instant_is_shown_on_the_clock_of_its_zone() {
        var beforeMidnightThere = Instant.parse("2026-11-25T06:30:00Z");

        assertThat(english.date(beforeMidnightThere)).isEqualTo("Nov 24, 2026");
        assertThat(plain(english.time(beforeMidnightThere))).isEqualTo("11:30 PM");
        assertThat(new Show(WordsOf.ENGLISH, ZoneId.of("UTC")).date(beforeMidnightThere))
                .isEqualTo("Nov 25, 2026");
    }

    @Test
    void the_hour_that_comes_twice_is_shown_twice() {
        assertThat(plain(english.time(Instant.parse("2026-11-01T07:30:00Z")))).isEqualTo("1:30 AM");
        assertThat(plain(english.time(Instant.parse("2026-11-01T08:30:00Z")))).isEqualTo("1:30 AM");
    }

    @Test
    void days_are_said_in_the_readers_language() {
        var tuesday = LocalDate.of(2026, 11, 24);

        assertThat(english.day(tuesday)).isEqualTo("Tuesday, November 24");
        assertThat(spanish.day(tuesday)).isEqualTo("martes 24 de noviembre");
        assertThat(english.shortDay(tuesday)).isEqualTo("Tue, Nov 24");
    }

    @Test
    void somebody_is_a_year_older_on_the_birthday_and_not_before() {
        var born = LocalDate.of(2008, 2, 29);

        assertThat(Show.age(born, LocalDate.of(2026, 2, 28))).isEqualTo(17);
        assertThat(Show.age(born, LocalDate.of(2026, 3, 1))).isEqualTo(18);
    }

    /** The JDK parts time and AM by a narrow space. */
    private static String plain(String time) {
        return time.replace('\u202f', ' ');
    }
}
