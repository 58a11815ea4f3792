package org.footbridge.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The hour at which tests live: a Wednesday in November at ten past two in New York, and on from there, whenever they are
 * run. A test that needs another hour moves to it by {@link Time#at}. All of them can be walked at an awkward one, such
 * as {@code -Dfootbridge.tests-begin=2026-11-01T23:40-05:00}.
 */
public final class TestTime {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration AHEAD = Duration.between(
            Instant.now(),
            OffsetDateTime.parse(System.getProperty("footbridge.tests-begin", "2026-11-18T14:10-05:00")));

    private static final Clock CLOCK = Time.ahead(AHEAD);

    private TestTime() {}

    /** Never the real one. */
    public static Instant now() {
        return CLOCK.instant();
    }

    /** The date in the zone of the programs that tests found. */
    public static LocalDate today() {
        return LocalDate.ofInstant(now(), NEW_YORK);
    }

    @Bean
    @Primary
    static Clock hourOfTheTests() {
        return CLOCK;
    }
}
