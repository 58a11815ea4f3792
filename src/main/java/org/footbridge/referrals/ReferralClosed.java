package org.footbridge.referrals;

import org.footbridge.platform.OrganizationId;

/** Intake ended its work on a referral without a stay. */
public record ReferralClosed(OrganizationId organization, ReferralId referral) {}
