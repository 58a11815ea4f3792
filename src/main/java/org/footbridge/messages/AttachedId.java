package org.footbridge.messages;

import java.util.UUID;
import org.footbridge.platform.Id;

/** What went along with a message. */
public record AttachedId(UUID value) implements Id {}
