package org.footbridge.community;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A room of the community. */
public record RoomId(UUID value) implements Id {}
