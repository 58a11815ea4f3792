package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** What a program teaches. */
public record CurriculumId(UUID value) implements Id {}
