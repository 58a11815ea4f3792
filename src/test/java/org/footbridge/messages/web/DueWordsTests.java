package org.footbridge.messages.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.junit.jupiter.api.Test;

class DueWordsTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void the_inbox_says_midnight_as_the_end_of_the_day_before() {
        var show = new Show(Locale.US, NEW_YORK);
        assertThat(InboxController.by(Instant.parse("2026-11-24T05:00:00Z"), show))
                .isEqualTo("the end of Nov 23, 2026");
        assertThat(InboxController.by(Instant.parse("2026-11-24T05:01:00Z"), show))
                .isEqualTo("Nov 24, 2026, 12:01 AM");
    }

    @Test
    void midnight_is_the_end_of_the_day_that_ends_with_it() {
        assertThat(by("2026-11-25T00:00", false)).isEqualTo("the end of Tuesday, November 24");
        assertThat(by("2026-11-25T00:00", true)).isEqualTo("al final del martes 24 de noviembre");
    }

    @Test
    void any_other_hour_is_said_with_its_day() {
        assertThat(by("2026-11-24T17:58", false)).isEqualTo("Tuesday, November 24, 5:58 PM");
        assertThat(by("2026-11-24T00:01", false)).isEqualTo("Tuesday, November 24, 12:01 AM");
        assertThat(by("2026-11-24T17:58", true)).startsWith("el martes 24 de noviembre, 5:58");
    }

    private static String by(String wall, boolean spanish) {
        return DueWords.by(
                LocalDateTime.parse(wall).atZone(NEW_YORK).toInstant(),
                WordsOf.strict().of(spanish ? WordsOf.SPANISH : WordsOf.ENGLISH),
                NEW_YORK);
    }
}
