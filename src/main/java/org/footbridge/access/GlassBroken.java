package org.footbridge.access;

import java.util.UUID;

/**
 * Somebody opened a record without a relationship, or tried to although the participant had barred them. The privacy
 * officer has to look at it.
 *
 * @param refused nothing opened: the participant had barred this person
 */
public record GlassBroken(UUID organization, UUID participant, UUID membership, boolean refused) {}
