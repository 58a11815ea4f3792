package org.footbridge.people.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;

/** Who somebody is. */
public record DetailsPage(UUID participant, DetailsForm form, Problems problems) implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(participant));
    }
}
