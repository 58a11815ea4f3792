package org.footbridge.notes.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * With whom one person leaves a session.
 *
 * @param pickUps who may pick them up
 * @param said what stands so far
 */
public record LeavingPage(
        String session,
        ParticipantId participant,
        String name,
        String line,
        List<Choice> pickUps,
        @Nullable String said,
        @Nullable String with,
        String who,
        String reason,
        Problems problems)
        implements Shows {

    public List<Choice> choices() {
        var choices = new ArrayList<>(pickUps);
        choices.add(new Choice("stays", "Stays here for the next group"));
        choices.add(new Choice("else", "Somebody who is not on the list, or alone"));
        return choices;
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
