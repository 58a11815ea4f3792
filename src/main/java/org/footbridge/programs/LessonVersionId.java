package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A lesson as it was written once. */
public record LessonVersionId(UUID value) implements Id {}
