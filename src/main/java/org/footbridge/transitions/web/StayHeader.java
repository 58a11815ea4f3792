package org.footbridge.transitions.web;

import java.time.ZoneId;
import java.util.UUID;

/** Whose stay it is, above each page of its end. */
public record StayHeader(UUID episode, UUID participant, String name, String program, String zone, boolean ended) {

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
