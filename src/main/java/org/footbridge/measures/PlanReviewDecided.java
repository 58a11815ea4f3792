package org.footbridge.measures;

import org.footbridge.people.ParticipantId;
import org.footbridge.platform.OrganizationId;

/** Somebody who looked at the scores decided that the plan is looked at again. */
public record PlanReviewDecided(OrganizationId organization, ParticipantId participant, ReviewId review) {}
