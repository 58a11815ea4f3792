package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;

/**
 * The rooms that have a place for the person who looks, and what she wrote.
 *
 * @param posts the newest first, also of rooms she has left
 */
public record OwnRoomsPage(ParticipantId me, List<Room> rooms, List<Post> posts) implements Shows {

    public record Room(String href, String name, String about, String state, Mark mark) {}

    public record Post(String href, String words, String when, String state, Mark mark) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
