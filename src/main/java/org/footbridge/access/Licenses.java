package org.footbridge.access;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.platform.Actor;

/** Knows whose license lets them sign; the module that keeps credentials, above this one, implements it. */
public interface Licenses {

    /** What keeps this staff member from signing now, and what to do, as a sentence; empty for who may. */
    Optional<String> keptFromSigning(Actor actor, Instant now);
}
