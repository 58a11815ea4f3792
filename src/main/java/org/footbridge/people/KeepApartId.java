package org.footbridge.people;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Two who must not meet here. */
public record KeepApartId(UUID value) implements Id {}
