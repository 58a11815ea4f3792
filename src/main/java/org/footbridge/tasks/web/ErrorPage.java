package org.footbridge.tasks.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** Something its author wants sealed, without a word of what it says. */
public record ErrorPage(String id, ParticipantId participant, String title, String reason, String asked, boolean sealed)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
