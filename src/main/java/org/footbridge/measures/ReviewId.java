package org.footbridge.measures;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One act of looking at a person's scores. */
public record ReviewId(UUID value) implements Id {}
