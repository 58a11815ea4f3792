package org.footbridge.measures;

import org.footbridge.people.ParticipantId;
import org.footbridge.platform.OrganizationId;

/** With these answers a course turned: worse, or not on track, by the rules of its form. */
public record CourseTurned(OrganizationId organization, ParticipantId participant, ResponseId response) {}
