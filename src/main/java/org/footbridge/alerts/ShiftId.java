package org.footbridge.alerts;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One person on duty from a time to a time. */
public record ShiftId(UUID value) implements Id {}
