package org.footbridge.transitions;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One contact after a stay. */
public record FollowUpId(UUID value) implements Id {}
