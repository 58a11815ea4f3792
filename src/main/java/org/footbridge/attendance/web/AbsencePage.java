package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * "I can't come".
 *
 * @param said when it was said, in words; nothing while it is not
 * @param over whether it is too late
 * @param otherTimes whether another time is open that could make up for it
 */
public record AbsencePage(
        ParticipantId participant,
        String session,
        String title,
        String when,
        boolean over,
        @Nullable String said,
        String reason,
        @Nullable String atStake,
        boolean asksAtStake,
        String reader,
        String readWhen,
        boolean otherTimes,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
