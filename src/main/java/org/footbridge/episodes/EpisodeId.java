package org.footbridge.episodes;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One stay of one participant. */
public record EpisodeId(UUID value) implements Id {}
