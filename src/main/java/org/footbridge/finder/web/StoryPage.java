package org.footbridge.finder.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A participant's own story.
 *
 * @param standing how it stands with it; empty before anything is written
 * @param comment why it was given back
 * @param asksAtStake whether nobody reads it before later
 */
public record StoryPage(
        ParticipantId me,
        String name,
        String words,
        String standing,
        String comment,
        boolean there,
        boolean mayTell,
        String reader,
        String when,
        boolean asksAtStake,
        @Nullable String atStake,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
