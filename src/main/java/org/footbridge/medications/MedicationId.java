package org.footbridge.medications;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One medicine on one person's list, through all its changes. */
public record MedicationId(UUID value) implements Id {}
