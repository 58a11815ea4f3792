package org.footbridge.episodes;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One round of screening. */
public record ScreeningId(UUID value) implements Id {}
