package org.footbridge.plans;

import java.util.UUID;
import org.footbridge.platform.Id;

/** What a stay is for, across its versions. */
public record PlanId(UUID value) implements Id {}
