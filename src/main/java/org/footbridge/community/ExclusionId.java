package org.footbridge.community;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Somebody put out of a room, for a time or until further notice. */
public record ExclusionId(UUID value) implements Id {}
