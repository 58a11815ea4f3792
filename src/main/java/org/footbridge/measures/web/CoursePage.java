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
 * One form of a person closely, as clinicians see it.
 *
 * @param standing in a word, with its mark
 * @param readings each kind of change with its answer and its paper
 * @param trends of every score, the first one first
 * @param dates of the columns of the item table, newest last
 * @param facts what the scores are read by
 * @param toReview what this form adds since somebody last looked; empty when nothing waits
 * @param reviews who looked at it and what came of it, newest first
 */
public record CoursePage(
        ParticipantId participant,
        String name,
        String form,
        String title,
        String standing,
        Mark mark,
        List<String> readings,
        List<Trend> trends,
        List<String> dates,
        List<Item> items,
        List<String> facts,
        Optional<ToReview> toReview,
        List<String> reviews,
        Problems problems)
        implements Shows {

    /** @param answers one a column; a blank says "not answered" */
    public record Item(String text, List<String> answers) {}

    /**
     * @param sentence how many answers the act covers
     * @param through the newest answers that were shown, so that none that come in meanwhile are covered
     */
    public record ToReview(String sentence, String through, List<Choice> decisions) {}

    public String home() {
        return "/people/%s/measures".formatted(participant.value());
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
