package org.footbridge.access;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A shared device in a program's waiting room. */
public record TabletId(UUID value) implements Id {}
