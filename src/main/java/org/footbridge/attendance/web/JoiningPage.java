package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Joining a session by video.
 *
 * @param opens when the door opens, where it has not; empty where it is open or over
 * @param speaks yes, no or nothing
 * @param joined whether this session was joined before
 */
public record JoiningPage(
        ParticipantId participant,
        String session,
        String title,
        String times,
        boolean open,
        @Nullable String opens,
        String whereabouts,
        String phone,
        @Nullable String speaks,
        boolean joined,
        @Nullable String videoLink,
        String reader,
        String when,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
