package org.footbridge.plans;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One time a plan is looked at again. */
public record PlanReviewId(UUID value) implements Id {}
