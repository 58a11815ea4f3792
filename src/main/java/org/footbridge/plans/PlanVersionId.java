package org.footbridge.plans;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One version of a plan. */
public record PlanVersionId(UUID value) implements Id {}
