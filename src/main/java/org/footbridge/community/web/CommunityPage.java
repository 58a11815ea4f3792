package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;

/** Staff's page of the rooms: what waits, what was told, and the rooms themselves. */
public record CommunityPage(
        List<Report> reports,
        List<Post> waiting,
        List<Room> rooms,
        List<Rule> rules,
        boolean manages,
        List<Choice> places,
        List<Choice> bands,
        List<Choice> outcomes,
        Collection<ParticipantId> shown)
        implements Shows {

    /** @param danger whether safety was said to be at stake; the alert was raised then */
    public record Report(
            String id,
            String room,
            String reason,
            Mark mark,
            boolean danger,
            String words,
            String postWords,
            String author,
            String teller,
            String when,
            String takeDown) {}

    /**
     * A post as staff see it.
     *
     * @param writer where its writer can be put out of the room; empty where nobody is
     * @param state in words; empty where it stands in the room
     * @param waits whether it can be let through or given back
     * @param stands whether it can be taken down
     */
    public record Post(
            String id,
            int version,
            String room,
            String who,
            String writer,
            String words,
            String label,
            String state,
            String staffWords,
            String when,
            boolean waits,
            boolean stands) {}

    public record Room(String id, String name, String whose, String band, String people, String since, boolean open) {}

    public record Rule(String program, String name, String value) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
