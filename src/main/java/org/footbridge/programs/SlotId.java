package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One weekly hour of a track's pattern. */
public record SlotId(UUID value) implements Id {}
