package org.footbridge.access;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One phone that keeps a person's plan. */
public record KeptCopyId(UUID value) implements Id {}
