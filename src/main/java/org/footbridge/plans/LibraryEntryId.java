package org.footbridge.plans;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One problem of the library, through all its versions. */
public record LibraryEntryId(UUID value) implements Id {}
