package org.footbridge.notes;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.scheduling.SessionId;

/** What people bring to a session, for the page of whoever leads it: only what they shared or answered. */
public interface BroughtToGroup {

    /** @param people those of the roster whom the reader reaches */
    List<Brought> to(SessionId session, Collection<UUID> people);

    /**
     * One person's line.
     *
     * @param what in words, never of what an entry says
     * @param href where the reader may read what was shared, or empty
     */
    record Brought(String name, List<String> what, String href) {}
}
