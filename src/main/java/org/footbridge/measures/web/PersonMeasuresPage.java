package org.footbridge.measures.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Trend;

/** All measures of a person as staff see them. */
public record PersonMeasuresPage(
        ParticipantId participant,
        String name,
        List<Course> courses,
        List<Waiting> waiting,
        List<Choice> instruments,
        String today,
        Problems problems)
        implements Shows {

    /**
     * @param dates of the columns of the item table, newest last
     * @param facts what the total is read by: change rule, missing rule, license
     */
    public record Course(Trend trend, List<String> dates, List<Item> items, List<String> facts) {}

    /** @param answers one a column; a blank says "not answered" */
    public record Item(String text, List<String> answers) {}

    public record Waiting(String id, String title, String due) {}

    public String home() {
        return "/people/%s/measures".formatted(participant.value());
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
