package org.footbridge.notes;

import java.util.UUID;
import org.footbridge.platform.Id;

/** One person's note. */
public record NoteId(UUID value) implements Id {}
