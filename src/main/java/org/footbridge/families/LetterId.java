package org.footbridge.families;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A letter somebody near wrote to the team. */
public record LetterId(UUID value) implements Id {}
