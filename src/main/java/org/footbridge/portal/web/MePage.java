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
 * @param kind one kind sentence
 * @param later what comes, day by day
 * @param otherTimes whether something is or will be missed that another time could make up
 * @param checkIn what the way to the check-in says; nothing outside a running stay
 */
public record MePage(
        UUID me,
        String greeting,
        String day,
        String kind,
        @Nullable String stage,
        @Nullable String welcome,
        List<ComingLine> today,
        List<ComingDay> later,
        boolean otherTimes,
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
            String times,
            String title,
            String how,
            @Nullable String join,
            @Nullable String absence,
            boolean said) {}

    /** @param how where or by what, when it is the same for the whole day; else empty */
    public record ComingDay(String day, String how, List<ComingLine> lines) {}

    public record AskedLine(String href, String title, String when) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(me));
    }
}
