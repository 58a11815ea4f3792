package org.footbridge.people;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A person in one organization, from the first inquiry on. */
public record ParticipantId(UUID value) implements Id {}
