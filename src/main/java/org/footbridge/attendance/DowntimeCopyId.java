package org.footbridge.attendance;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One copy of a day on paper. */
public record DowntimeCopyId(UUID value) implements Id {}
