package org.footbridge.practice;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One entry of a person's own practice. */
public record EntryId(UUID value) implements Id {}
