package org.footbridge.episodes;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One level-of-care decision. */
public record LevelOfCareId(UUID value) implements Id {}
