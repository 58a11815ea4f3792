package org.footbridge.attendance;

import java.time.Instant;
import java.util.Optional;

/** When a session really began and ended; empty until somebody in the room says so. */
public record Held(Optional<Instant> startedAt, Optional<Instant> endedAt) {

    static final Held NOT_YET = new Held(Optional.empty(), Optional.empty());
}
