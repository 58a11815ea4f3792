package org.footbridge.staff;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One credential of one staff member; a renewal has an id of its own. */
public record CredentialId(UUID value) implements Id {}
