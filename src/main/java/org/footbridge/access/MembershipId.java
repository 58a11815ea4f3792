package org.footbridge.access;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A login's place in one organization. */
public record MembershipId(UUID value) implements Id {}
