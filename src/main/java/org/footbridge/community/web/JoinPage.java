package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;

/**
 * Before somebody comes into a room: who would see the name, and who would not.
 *
 * @param staff who of the team reads the room, by name
 * @param preview whether the name typed is shown as the others would see it, to be confirmed
 */
public record JoinPage(
        ParticipantId me,
        String at,
        String name,
        String about,
        String others,
        List<String> staff,
        List<String> notes,
        String typed,
        boolean preview,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
