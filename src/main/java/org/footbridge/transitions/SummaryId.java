package org.footbridge.transitions;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A discharge summary. */
public record SummaryId(UUID value) implements Id {}
