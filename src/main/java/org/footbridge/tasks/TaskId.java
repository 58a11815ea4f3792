package org.footbridge.tasks;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A work item. */
public record TaskId(UUID value) implements Id {}
