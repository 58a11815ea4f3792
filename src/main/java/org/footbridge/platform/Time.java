package org.footbridge.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only clock. The demo program and tests move it for one call, to make history with the verbs the pages use. */
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
    Clock clock() {
        return new Movable(ZoneOffset.UTC);
    }

    private static final class Movable extends Clock {

        private final ZoneId zone;

        private Movable(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Movable(other);
        }

        @Override
        public Instant instant() {
            return MOVED.isBound() ? MOVED.get() : Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        }
    }
}
