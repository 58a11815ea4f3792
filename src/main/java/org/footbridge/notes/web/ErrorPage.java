package org.footbridge.notes.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** A note its author wants sealed, without a word of what it says. */
public record ErrorPage(
        String id, String participant, String title, String date, String reason, String asked, boolean sealed)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(participant)));
    }
}
