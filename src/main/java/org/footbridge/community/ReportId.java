package org.footbridge.community;

import java.util.UUID;
import org.footbridge.platform.Id;

/** What somebody told staff about a post. */
public record ReportId(UUID value) implements Id {}
