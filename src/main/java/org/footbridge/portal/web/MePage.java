package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/** The participant's home; text is ready to show in the page's language. */
public record MePage(
        UUID me,
        String greeting,
        String day,
        @Nullable String stage,
        @Nullable String welcome,
        List<ComingLine> today,
        List<ComingLine> later,
        List<AskedLine> asked)
        implements Shows {

    public record ComingLine(String day, String times, String title, String how) {}

    public record AskedLine(String href, String title, String when) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(me));
    }
}
