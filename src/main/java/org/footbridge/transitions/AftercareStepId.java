package org.footbridge.transitions;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One thing arranged for after a stay. */
public record AftercareStepId(UUID value) implements Id {}
