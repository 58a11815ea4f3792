package org.footbridge.messages.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;

/** One person's threads, and the box a new one begins with. */
public record PersonThreadsPage(
        ParticipantId participant,
        String name,
        boolean reaches,
        String topic,
        String typed,
        List<Row> rows,
        Problems problems)
        implements Shows {

    public record Row(String id, String topic, String state, Mark mark, String last) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
