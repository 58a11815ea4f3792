package org.footbridge.staff;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A staff member of one organization. */
public record StaffId(UUID value) implements Id {}
