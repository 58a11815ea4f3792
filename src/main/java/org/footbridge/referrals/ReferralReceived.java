package org.footbridge.referrals;

import org.footbridge.platform.OrganizationId;

/** Somebody knocked. */
public record ReferralReceived(OrganizationId organization, ReferralId referral) {}
