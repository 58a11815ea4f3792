package org.footbridge.referrals;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A paper that came with a referral. */
public record AttachmentId(UUID value) implements Id {}
