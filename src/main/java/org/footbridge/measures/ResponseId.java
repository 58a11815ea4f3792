package org.footbridge.measures;

import java.util.UUID;
import org.footbridge.platform.Id;

/** The answers to one instrument at one time. */
public record ResponseId(UUID value) implements Id {}
