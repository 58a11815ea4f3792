package org.footbridge.programs;

import java.util.UUID;
import org.footbridge.platform.Id;

/** What an organization offers; it has a zone, a regime and a label for participants. */
public record ProgramId(UUID value) implements Id {}
