package org.footbridge.plans;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Something a person sets out to reach, large or small. */
public record MilestoneId(UUID value) implements Id {}
