package org.footbridge.messages;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One message, sent. */
public record MessageId(UUID value) implements Id {}
