package org.footbridge.referrals;

import java.time.Instant;
import org.footbridge.people.ParticipantId;

/**
 * Intake works on it.
 *
 * @param participantId who stands for the person, should staff have found her to be the same as another
 * @param firstTime false if it had been taken before
 */
public record Taken(
        ReferralId referralId, ParticipantId participantId, Source source, Instant receivedAt, boolean firstTime) {}
