package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * The participant's calendar addresses.
 *
 * @param event what every entry says
 * @param address the one just made; shown this once
 */
public record CalendarPage(
        ParticipantId me, String event, @Nullable String address, List<FeedLine> feeds) implements Shows {

    /**
     * @param made since when it works
     * @param read when an app last asked
     */
    public record FeedLine(String id, String made, String read) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
