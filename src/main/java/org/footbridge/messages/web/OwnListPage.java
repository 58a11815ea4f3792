package org.footbridge.messages.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;

/**
 * The threads of the person who looks.
 *
 * @param promise how soon the team answers, in words; empty where no stay is running and nothing can be sent
 */
public record OwnListPage(ParticipantId me, String promise, List<Row> rows) implements Shows {

    public record Row(String href, String topic, String when, String state, Mark mark) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
