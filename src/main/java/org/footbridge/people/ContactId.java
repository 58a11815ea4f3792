package org.footbridge.people;

import java.util.UUID;
import org.footbridge.platform.Id;

/** A family member, support person, guardian, school, employer or officer. */
public record ContactId(UUID value) implements Id {}
