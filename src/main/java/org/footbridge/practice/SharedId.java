package org.footbridge.practice;

import java.util.UUID;
import org.footbridge.platform.Id;

/** The copy of an entry that was shared. */
public record SharedId(UUID value) implements Id {}
