package org.footbridge.episodes;

import org.footbridge.platform.OrganizationId;

/** A stay began. */
public record EpisodeAdmitted(OrganizationId organization, EpisodeId episode) {}
