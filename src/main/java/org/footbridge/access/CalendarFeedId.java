package org.footbridge.access;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One address under which a calendar app reads a person's times. */
public record CalendarFeedId(UUID value) implements Id {}
