package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * The participant's home; text is ready to show in the page's language.
 *
 * @param checkIn what the way to the check-in says; nothing outside a running stay
 */
public record MePage(
        UUID me,
        String greeting,
        String day,
        @Nullable String stage,
        @Nullable String welcome,
        List<ComingLine> today,
        List<ComingLine> later,
        List<AskedLine> asked,
        @Nullable String askedLater,
        @Nullable String checkIn)
        implements Shows {

    /**
     * @param join where to join by video, today
     * @param absence where to say "I can't come"
     * @param said whether that was said
     */
    public record ComingLine(
            String day,
            String times,
            String title,
            String how,
            @Nullable String join,
            @Nullable String absence,
            boolean said) {}

    public record AskedLine(String href, String title, String when) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(me));
    }
}
