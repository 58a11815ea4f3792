package org.footbridge.attendance;

import java.util.UUID;
import org.footbridge.platform.Id;

/** Once somebody said they cannot come. */
public record AbsenceId(UUID value) implements Id {}
