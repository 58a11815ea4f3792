package org.footbridge.episodes;

import org.footbridge.platform.OrganizationId;

/** A stay ended. */
public record EpisodeDischarged(OrganizationId organization, EpisodeId episode) {}
