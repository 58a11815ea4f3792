package org.footbridge.rights;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One copy of the own record. */
public record CopyId(UUID value) implements Id {}
