package org.footbridge.access;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A login, installation-wide. */
public record AccountId(UUID value) implements Id {}
