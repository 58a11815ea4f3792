package org.footbridge.alerts.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Problems;

/** Raising an alert by hand. */
public record FlagPage(ParticipantId participant, String name, String subject, Problems problems) implements Shows {

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
