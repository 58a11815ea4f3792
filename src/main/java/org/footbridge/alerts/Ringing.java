package org.footbridge.alerts;

import org.footbridge.access.MembershipId;

/** A channel that tells one person on the team that something waits. What it says holds no health data and no name. */
interface Ringing {

    /** Hands the telling to the channel in the caller's transaction. Answers whether the channel can reach them. */
    boolean ring(MembershipId who, Call call);
}
