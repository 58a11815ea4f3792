package org.footbridge.measures;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One dated row of what is asked by itself. */
public record ScheduleId(UUID value) implements Id {}
