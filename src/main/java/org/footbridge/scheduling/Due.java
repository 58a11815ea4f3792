package org.footbridge.scheduling;

import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;

/**
 * Somebody who is, or was, due in a session.
 *
 * @param ground enrolled in the track on that day, or walked in
 * @param reason why somebody walked in; empty for the enrolled
 */
public record Due(ParticipantId participantId, EpisodeId episodeId, Ground ground, String reason, SeatStatus status) {

    public enum Ground {
        ENROLLED,
        WALK_IN
    }
}
