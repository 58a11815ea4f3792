package org.footbridge.measures.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;

/**
 * What a person reads after sending.
 *
 * @param sentence about these two weeks, in kind words
 * @param risky whether the team has been told now
 * @param unanswered whether a question about safety was left blank
 * @param heldBack whether one was not asked in this hour
 */
public record SentPage(
        ParticipantId participant,
        String sentence,
        boolean risky,
        boolean unanswered,
        boolean heldBack,
        String reader,
        String hours)
        implements Shows {

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
