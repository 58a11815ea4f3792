package org.footbridge.attendance.web;

import gg.jte.Content;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** One hand-out, as it was on the day. */
public record OwnHandOutPage(ParticipantId participant, String title, Content text) implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
