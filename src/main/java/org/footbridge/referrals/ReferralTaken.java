package org.footbridge.referrals;

import org.footbridge.platform.OrganizationId;

/** Intake took a referral into work. */
public record ReferralTaken(OrganizationId organization, ReferralId referral) {}
