package org.footbridge.medications.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/**
 * The participant's own list.
 *
 * @param reconciled when somebody looked at it together with the person, as a sentence; empty before
 */
public record OwnMedicationsPage(ParticipantId participant, List<Line> taken, List<Line> allergies, String reconciled)
        implements Shows {

    /** @param detail how it is taken and what for, in the words on the list */
    public record Line(String name, String detail, String remark) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
