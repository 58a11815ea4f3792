package org.footbridge.access.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.platform.Id;

/** Who went round the relationships. */
public record GlassPage(ZoneId zone, List<Line> lines) implements Shows {

    /** @param refused the participant had barred this person; nothing opened */
    public record Line(
            Id participantId,
            String participant,
            String who,
            String reason,
            String words,
            Instant at,
            boolean refused) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return lines.stream().map(Line::participantId).toList();
    }
}
