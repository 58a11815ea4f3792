package org.footbridge.access;

import java.util.UUID;

/** What must happen in the transaction in which somebody becomes a login here; modules above implement it. */
public interface Joining {

    /** @param person the participant, contact or staff member the membership is */
    void joined(MembershipId membership, UUID person);
}
