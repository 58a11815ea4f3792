package org.footbridge.attendance;

import java.util.UUID;

/** A session's outcomes stand fixed. */
public record SessionClosed(UUID organization, UUID session) {}
