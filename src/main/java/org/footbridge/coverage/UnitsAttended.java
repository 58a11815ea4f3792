package org.footbridge.coverage;

import java.util.Collection;
import java.util.Map;

/** Counts what was attended under authorizations; the chart above implements it, where attendance is known. */
public interface UnitsAttended {

    /** Of each of these, by its id; one nobody attended anything under is left out. One question however many. */
    Map<AuthorizationId, Attended> of(Collection<AuthorizationId> authorizations);

    /**
     * What was attended within the span in sessions that are closed, of groups alone.
     *
     * @param days different days on which there was at least a minute
     * @param sessions sessions with at least a minute
     * @param minutes all of them together
     */
    record Attended(int days, int sessions, int minutes) {

        static final Attended NOTHING = new Attended(0, 0, 0);
    }
}
