package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.measures.OwnProgress;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** The participant's answers over time, in kind words, and what they set out to reach. */
public record ProgressPage(UUID me, List<OwnProgress.Line> lines, WayPart way) implements Shows {

    /** Whether a line has a band of chance around it, so that the page says what that is. */
    public boolean hasBands() {
        return lines.stream().anyMatch(line -> line.trend().spread() > 0);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(me));
    }
}
