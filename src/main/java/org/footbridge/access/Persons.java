package org.footbridge.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Names for the pages of this module; the modules that keep people, above it, implement it each for its own. */
public interface Persons {

    /** Names of those this module keeps, by id; others are left out. */
    Map<UUID, String> namesOf(Collection<UUID> ids);

    /** Whether this is a participant of the bound organization. */
    boolean keepsParticipant(UUID id);

    /** Family and support people of this participant, by id. */
    Map<UUID, String> contactsOf(UUID participant);

    /** Participants with these words in their name, at most twenty, by id; empty where this module keeps none. */
    default Map<UUID, String> find(String words) {
        return Map.of();
    }

    /** Makes a staff member to invite; empty where this module keeps no staff. */
    Optional<UUID> hire(String givenName, String familyName, Optional<String> credentials, String title);
}
