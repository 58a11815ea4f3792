package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * One post of one's own: how it stands, and the box to mend it where it waits or was given back.
 *
 * @param reason why it waits or what staff said; empty for none
 * @param box nothing where it stands in the room, was taken down, or the room has no place for her any more
 */
public record OwnPostPage(
        ParticipantId me,
        String at,
        String room,
        String roomName,
        String state,
        String reason,
        String words,
        String when,
        @Nullable ToldNow told,
        @Nullable Box box)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
