package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.measures.OwnProgress;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** The participant's answers over time, in kind words. */
public record ProgressPage(UUID me, List<OwnProgress.Line> lines) implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(me));
    }
}
