package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Where a program meets. */
public record PlaceId(UUID value) implements Id {}
