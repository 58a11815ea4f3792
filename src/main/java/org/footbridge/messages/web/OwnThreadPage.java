package org.footbridge.messages.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Told;
import org.jspecify.annotations.Nullable;

/**
 * A thread of one's own, or the box a new one begins with.
 *
 * @param at where it is written to; a new one has no lines and asks for its topic
 * @param state whose turn it is and until when an answer is promised, in words
 * @param reader who reads it; empty where no stay is running and nothing can be sent
 * @param told what is said after somebody's safety was at stake; nothing otherwise
 */
public record OwnThreadPage(
        ParticipantId me,
        String at,
        String topic,
        boolean begins,
        String state,
        List<ThreadLine> lines,
        String reader,
        String when,
        String typed,
        @Nullable Told told,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
