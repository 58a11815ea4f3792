package org.footbridge.access;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One signature on one version of one content. */
public record SignatureId(UUID value) implements Id {}
