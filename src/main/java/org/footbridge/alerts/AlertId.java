package org.footbridge.alerts;

import java.util.UUID;
import org.footbridge.platform.Id;

/** An alert about somebody's safety. */
public record AlertId(UUID value) implements Id {}
