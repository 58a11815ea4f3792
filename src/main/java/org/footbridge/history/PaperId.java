package org.footbridge.history;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A paper kept with a person. */
public record PaperId(UUID value) implements Id {}
