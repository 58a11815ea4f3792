package org.footbridge.platform;

import java.util.UUID;

/** A provider with its own records; the wall that row security keeps. */
public record OrganizationId(UUID value) implements Id {}
