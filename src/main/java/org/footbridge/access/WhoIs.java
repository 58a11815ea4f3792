package org.footbridge.access;

import java.util.Optional;
import org.footbridge.platform.Actor;

/** Knows what the person behind an actor is called. The modules that keep people implement it, each for its own kind. */
public interface WhoIs {

    /** Empty for an actor this module does not keep. Reads with the bound actor's eyes. */
    Optional<Called> called(Actor actor);

    /**
     * @param name as the page greets them
     * @param signedName as it stands under a signature, with credentials
     * @param line what they are here, such as a title
     */
    record Called(String name, String signedName, String line) {}
}
