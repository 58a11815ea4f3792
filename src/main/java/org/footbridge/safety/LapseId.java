package org.footbridge.safety;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One lapse a person told. */
public record LapseId(UUID value) implements Id {}
