package org.footbridge.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The only clock. The demo program and tests move it for one call, to make history with the verbs the pages use. A demo
 * may also begin at an hour of its own ({@code footbridge.demo-begins}, such as {@code 2026-11-18T17:20-05:00}) and goes
 * on from there: an evening shown in the morning, a journey that does not depend on when it is walked.
 */
@Configuration
public class Time {

    private static final ScopedValue<Instant> MOVED = ScopedValue.newInstance();

    /** Runs {@code work} as if it were {@code instant}. */
    public static <R, X extends Throwable> R at(Instant instant, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(MOVED, instant).call(work);
    }

    /** Whether history is being made: nobody waits to hear that it is kept. */
    static boolean isMoved() {
        return MOVED.isBound();
    }

    @Bean
    Clock clock(ObjectProvider<Installation> installation, Environment environment) {
        var begins = environment.getProperty("footbridge.demo-begins", "");
        return ahead(begins.isBlank() ? Duration.ZERO : until(installation.getIfAvailable(), begins));
    }

    /** The real time and so much more, or less. */
    static Clock ahead(Duration ahead) {
        return new Movable(ZoneOffset.UTC, ahead);
    }

    private static Duration until(@Nullable Installation installation, String begins) {
        if (installation == null || !installation.demo()) {
            throw new StartRefused(
                    "Only a demo that is shown may begin at another hour.", "Start without footbridge.demo-begins.");
        }
        try {
            return Duration.between(ahead(Duration.ZERO).instant(), OffsetDateTime.parse(begins));
        } catch (DateTimeParseException unreadable) {
            throw new StartRefused(
                    "footbridge.demo-begins says \"" + begins + "\".", "Write it like 2026-11-18T17:20-05:00.");
        }
    }

    private static final class Movable extends Clock {

        private final ZoneId zone;
        private final Duration ahead;

        private Movable(ZoneId zone, Duration ahead) {
            this.zone = zone;
            this.ahead = ahead;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Movable(other, ahead);
        }

        @Override
        public Instant instant() {
            return MOVED.isBound() ? MOVED.get() : Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
        }
    }
}
