package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Lessons that belong together. */
public record ModuleId(UUID value) implements Id {}
