package org.footbridge.coverage;

import java.util.UUID;
import org.footbridge.platform.Id;

/** What a payer allowed, by its own number. */
public record AuthorizationId(UUID value) implements Id {}
