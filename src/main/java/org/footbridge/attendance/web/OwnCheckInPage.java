package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/** @param number to type at the tablet, if one was given */
public record OwnCheckInPage(
        ParticipantId participant,
        CheckInFields fields,
        @Nullable String number) implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
