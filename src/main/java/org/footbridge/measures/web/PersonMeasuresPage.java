package org.footbridge.measures.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Trend;

/**
 * All measures of a person as staff see them.
 *
 * @param unreviewed forms with answers nobody has looked at, what is worse first
 * @param together the one act for those that need not be opened singly; empty without any, or for somebody who only reads
 */
public record PersonMeasuresPage(
        ParticipantId participant,
        String name,
        List<Unreviewed> unreviewed,
        Optional<CoursePage.ToReview> together,
        List<Course> courses,
        List<Waiting> waiting,
        List<Choice> instruments,
        String today,
        Problems problems)
        implements Shows {

    /** @param singly whether it has to be opened by itself */
    public record Unreviewed(String form, String title, String summary, String standing, Mark mark, boolean singly) {}

    /**
     * @param form name of the instrument, which is also the address of its own page
     * @param parts its other scores that go anywhere, each in a sentence
     */
    public record Course(String form, Trend trend, List<String> parts) {}

    public record Waiting(String id, String title, String due) {}

    public String home() {
        return "/people/%s/measures".formatted(participant.value());
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
