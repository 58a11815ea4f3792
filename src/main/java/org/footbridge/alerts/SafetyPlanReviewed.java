package org.footbridge.alerts;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.people.ParticipantId;

/** Knows when a person's safety plan was last gone through; asked before an unchanged answer may wait for the day. */
public interface SafetyPlanReviewed {

    /** When it was last reviewed with the person; empty without a plan. */
    Optional<Instant> lastReviewOf(ParticipantId participant);
}
