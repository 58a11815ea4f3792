package org.footbridge.community.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of posts ended, for the one before it: by its values, so that it holds when the post itself is taken away
 * meanwhile.
 */
record PostKey(Instant at, UUID id) {

    /** As it stands in an address or a form. */
    String written() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "_" + id;
    }

    /** Nothing for anything else than what {@link #written} gave. */
    static Optional<PostKey> read(String written) {
        var parts = written.split("_", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new PostKey(
                                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                                    UUID.fromString(parts[1])))
                            .filter(key ->
                                    key.at().isAfter(Instant.EPOCH) && key.at().isBefore(LAST));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** Within what the database can hold. */
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
}
