package org.footbridge.notices;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One mail. */
public record MailId(UUID value) implements Id {}
