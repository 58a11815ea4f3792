package org.footbridge.episodes;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A place offered. */
public record OfferId(UUID value) implements Id {}
