package org.footbridge.measures;

import java.util.UUID;
import org.footbridge.platform.Id;

/** An instrument in one version, as the organization has it. */
public record InstrumentId(UUID value) implements Id {}
