package org.footbridge.episodes;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Membership in a track, from a day until a day. */
public record EnrollmentId(UUID value) implements Id {}
