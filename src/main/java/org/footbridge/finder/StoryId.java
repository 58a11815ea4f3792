package org.footbridge.finder;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One person's story. */
public record StoryId(UUID value) implements Id {}
