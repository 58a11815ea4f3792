package org.footbridge.plans;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One certification of a plan to a payer. */
public record CertificationId(UUID value) implements Id {}
