package org.footbridge.attendance;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One person's check-in of one day. */
public record CheckInId(UUID value) implements Id {}
