package org.footbridge.measures;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A measure asked of a participant. */
public record AssignmentId(UUID value) implements Id {}
