package org.footbridge.referrals;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Somebody knocked once. */
public record ReferralId(UUID value) implements Id {}
