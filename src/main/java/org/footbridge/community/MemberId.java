package org.footbridge.community;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Somebody's place in one room: another in each room, and never the person's id. */
public record MemberId(UUID value) implements Id {}
