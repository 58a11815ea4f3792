package org.footbridge.episodes;

import org.footbridge.platform.OrganizationId;

/** Somebody came into a track, left it, or the days of it were corrected. */
public record EnrollmentChanged(OrganizationId organization, EpisodeId episode) {}
