package org.footbridge.messages;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One matter between a participant and the team. */
public record ThreadId(UUID value) implements Id {}
