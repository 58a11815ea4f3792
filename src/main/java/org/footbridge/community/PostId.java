package org.footbridge.community;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Something written in a room. */
public record PostId(UUID value) implements Id {}
