package org.footbridge.scheduling;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One slot of a track on one day. */
public record SessionId(UUID value) implements Id {}
