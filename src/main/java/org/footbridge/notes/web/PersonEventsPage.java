package org.footbridge.notes.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** What happened in the room, of one person. */
public record PersonEventsPage(ParticipantId participant, String name, List<EventLine> events, Problems problems)
        implements Shows {

    /**
     * @param sort boundary or health
     * @param mine whether the reader wrote it and may say that it was entered in error
     * @param typed an addendum that was not written yet
     */
    public record EventLine(
            String id,
            String title,
            String sort,
            String when,
            String seen,
            String done,
            String called,
            String leftHow,
            String written,
            List<AddendumLine> addenda,
            boolean mayAdd,
            boolean mine,
            @Nullable String typed) {}

    public record AddendumLine(String words, String written) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
