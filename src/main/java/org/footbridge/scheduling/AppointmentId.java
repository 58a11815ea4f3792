package org.footbridge.scheduling;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One person's time with one staff member, or a visit elsewhere. */
public record AppointmentId(UUID value) implements Id {}
