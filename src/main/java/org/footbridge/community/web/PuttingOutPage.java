package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/** The form that puts somebody out of a room. */
public record PuttingOutPage(
        String at,
        String room,
        String who,
        ParticipantId person,
        List<Choice> lasting,
        String chosen,
        String reason,
        String words,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(person);
    }
}
