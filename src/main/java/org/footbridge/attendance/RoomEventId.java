package org.footbridge.attendance;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One person's record of a boundary or health matter. */
public record RoomEventId(UUID value) implements Id {}
