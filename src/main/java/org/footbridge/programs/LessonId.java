package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A lesson, whatever version of it is taught. */
public record LessonId(UUID value) implements Id {}
