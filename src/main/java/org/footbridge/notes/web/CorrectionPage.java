package org.footbridge.notes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.footbridge.attendance.Outcome;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * What was found out about one person's evening after it was closed.
 *
 * @param line the session in one line
 * @param stands what counts so far
 */
public record CorrectionPage(
        String session,
        ParticipantId participant,
        String name,
        String line,
        String stands,
        CorrectionForm form,
        Problems problems)
        implements Shows {

    public List<Choice> outcomes() {
        return Arrays.stream(Outcome.values())
                .map(outcome -> new Choice(outcome.name(), outcome.label()))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
