package org.footbridge.alerts;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One ring to one device of one person. */
record RingId(UUID value) implements Id {}
