package org.footbridge.consents;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One version of one form in one language. */
public record FormId(UUID value) implements Id {}
