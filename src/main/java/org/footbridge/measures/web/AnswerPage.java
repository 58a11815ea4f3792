package org.footbridge.measures.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.measures.Question;
import org.footbridge.people.ParticipantId;
import org.jspecify.annotations.Nullable;

/**
 * Answering a measure on one's own.
 *
 * @param title what the questions are about, in the person's words
 * @param stem the instrument's own words above all items, always English here
 * @param notice words its owner wants said with it
 * @param items those on this page
 * @param number of the first item shown; 0 where none is
 * @param place of that item among those that are asked, from 1
 * @param back number of the item asked before it; 0 where none is
 * @param count of all items that are asked, by the answers so far
 * @param risky whether an answer was kept that somebody must look at now
 * @param later how many questions wait until somebody is there, and when that is; none in most hours
 * @param reader who reads it
 * @param hours when
 */
public record AnswerPage(
        ParticipantId participant,
        String assignment,
        String title,
        String stem,
        @Nullable String notice,
        List<Question> items,
        int number,
        int place,
        int back,
        int count,
        int answered,
        List<Question> blanks,
        String minutes,
        boolean risky,
        @Nullable String later,
        String reader,
        String hours,
        @Nullable String problem)
        implements Shows {

    public String home() {
        return "/me/measures/" + assignment;
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
