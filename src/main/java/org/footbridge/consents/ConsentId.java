package org.footbridge.consents;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One answer of one person to one form. */
public record ConsentId(UUID value) implements Id {}
