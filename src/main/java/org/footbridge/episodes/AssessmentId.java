package org.footbridge.episodes;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One biopsychosocial assessment. */
public record AssessmentId(UUID value) implements Id {}
