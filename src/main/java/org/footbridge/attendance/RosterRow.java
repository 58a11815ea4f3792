package org.footbridge.attendance;

import java.util.List;
import org.footbridge.people.ParticipantId;
import org.footbridge.scheduling.Due;

/**
 * Somebody due and what is marked of them so far.
 *
 * @param version of the mark, 0 before the first one
 * @param away when they were out of the room and came back, in order
 */
public record RosterRow(Due due, Mark mark, int version, List<TimeAway> away) {

    public ParticipantId participantId() {
        return due.participantId();
    }

    /** Whole minutes this person was there, as far as known from marks made in the room. */
    public int minutes(Held held) {
        return MinutesRules.minutes(mark, held, away);
    }
}
