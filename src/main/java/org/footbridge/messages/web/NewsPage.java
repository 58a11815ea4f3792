package org.footbridge.messages.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;

/**
 * Whether a participant is told by mail that there is something new.
 *
 * @param subject and {@code text}: the mail, word for word
 */
public record NewsPage(ParticipantId me, boolean wanted, String address, String subject, String text, Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
