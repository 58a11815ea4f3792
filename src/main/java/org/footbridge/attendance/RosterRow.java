package org.footbridge.attendance;

import org.footbridge.people.ParticipantId;
import org.footbridge.scheduling.Due;

/**
 * Somebody due and what is marked of them so far.
 *
 * @param version of the mark, 0 before the first one
 */
public record RosterRow(Due due, Mark mark, int version) {

    public ParticipantId participantId() {
        return due.participantId();
    }
}
