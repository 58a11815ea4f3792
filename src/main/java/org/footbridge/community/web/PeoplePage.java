package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/**
 * Who is in a room, and who is put out of it for now.
 *
 * @param apart pairs of them that must not meet; only those the reader may know of
 */
public record PeoplePage(
        String at, String room, List<Out> out, List<String> apart, List<Person> people, Collection<ParticipantId> shown)
        implements Shows {

    /** @param href where the person can be put out */
    public record Person(String href, String who, String since) {}

    /**
     * @param how since when, until when and by whom
     * @param reason for staff only
     * @param words what the person reads
     */
    public record Out(String letIn, String who, String how, String reason, String words) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
