package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.portal.NoteWish;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * Whether a participant is told by notes on the phone.
 *
 * @param phones how many show them now
 * @param words the note, word for word
 */
public record PhonePage(
        ParticipantId me,
        NoteWish wish,
        List<Choice> zones,
        int phones,
        String standing,
        String words,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
