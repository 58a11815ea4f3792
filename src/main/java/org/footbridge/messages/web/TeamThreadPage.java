package org.footbridge.messages.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;

/**
 * One thread as the team sees it.
 *
 * @param newest the last message on the page; an answer written on an older page is held back
 * @param owner who answers
 */
public record TeamThreadPage(
        String id,
        ParticipantId participant,
        String name,
        String topic,
        String state,
        Mark mark,
        boolean open,
        String owner,
        List<Choice> colleagues,
        List<ThreadLine> lines,
        String newest,
        String typed,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
