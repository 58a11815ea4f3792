package org.footbridge.scheduling;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One session in a colleague's hands. */
public record CoverId(UUID value) implements Id {}
