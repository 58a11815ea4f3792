package org.footbridge.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** A typed identifier. Each module names its own: {@code record EpisodeId(UUID value) implements Id {}}. */
public interface Id {

    UUID value();

    /** A new UUIDv7 (RFC 9562): sorts by the millisecond of {@code at}, the rest is random. */
    static UUID fresh(Instant at) {
        var random = Random.SOURCE;
        long millis = at.toEpochMilli();
        long high = (millis << 16) | 0x7000L | (random.nextInt() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Keeps the generator off the interface's public face. */
    final class Random {
        private static final SecureRandom SOURCE = new SecureRandom();

        private Random() {}
    }
}
