package org.footbridge.measures.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Answering a measure on one's own.
 *
 * @param title what the questions are about, in the person's words
 * @param stem the instrument's own words above all items, always English here
 * @param items those on this page
 * @param number of the first item shown; 0 where none is
 * @param count of all items
 * @param risky whether an answer was kept that somebody must look at now
 * @param reader who reads it
 * @param hours when
 */
public record AnswerPage(
        ParticipantId participant,
        String assignment,
        String title,
        String stem,
        List<Item> items,
        int number,
        int count,
        int answered,
        List<Item> blanks,
        String minutes,
        boolean risky,
        String reader,
        String hours,
        @Nullable String problem)
        implements Shows {

    /** One question with what was chosen so far. */
    public record Item(
            String linkId,
            int number,
            String text,
            List<Choice> choices,
            @Nullable String chosen) {}

    public String home() {
        return "/me/measures/" + assignment;
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
