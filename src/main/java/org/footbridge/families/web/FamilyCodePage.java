package org.footbridge.families.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/**
 * A code that is shown once.
 *
 * @param back where its maker goes on
 * @param address where the code is typed in
 */
public record FamilyCodePage(ParticipantId participant, String back, String name, String code, String address)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
