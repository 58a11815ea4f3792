package org.footbridge.transitions;

import java.util.UUID;
import org.footbridge.platform.Id;

/** The end of one stay. */
public record DischargeId(UUID value) implements Id {}
