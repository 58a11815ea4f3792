package org.footbridge.scheduling.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * Who stands at a session's door: found by name, put on the roster with a reason.
 *
 * @param found with the birthday, to be asked of the person
 * @param asked whether a name was typed
 */
public record DoorPage(
        String session, String title, String name, List<Choice> found, boolean more, boolean asked, Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return found.stream()
                .map(one -> new ParticipantId(UUID.fromString(one.value())))
                .toList();
    }
}
