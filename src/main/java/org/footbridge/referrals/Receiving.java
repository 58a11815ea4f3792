package org.footbridge.referrals;

import org.footbridge.history.ReceivedBundle;
import org.footbridge.people.ParticipantId;

/** What came of records that were sent. */
public sealed interface Receiving {

    /**
     * They are kept, with a referral of their own.
     *
     * @param again the same bytes had come before; nothing new was stored
     */
    record Received(
            ReferralId referralId, ParticipantId participantId, ReceivedBundle.Understood understood, boolean again)
            implements Receiving {}

    /** Nothing was stored. */
    record Refused(ReceivedBundle.Refused why) implements Receiving {}
}
