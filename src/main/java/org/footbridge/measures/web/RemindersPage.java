package org.footbridge.measures.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * A participant's reminders.
 *
 * @param subject of the mail, word for word
 * @param text of the mail, word for word
 */
public record RemindersPage(
        ParticipantId me,
        String moment,
        List<Choice> moments,
        String address,
        String subject,
        String text,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
