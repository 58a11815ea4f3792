package org.footbridge.medications;

import java.util.UUID;
import org.footbridge.platform.Id;

/** The structured part of one medication visit. */
public record VisitId(UUID value) implements Id {}
