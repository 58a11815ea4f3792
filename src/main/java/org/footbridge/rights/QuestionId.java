package org.footbridge.rights;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One question to the privacy officer. */
public record QuestionId(UUID value) implements Id {}
