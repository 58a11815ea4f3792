package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/**
 * What somebody reads after sending from their phone.
 *
 * @param told whether the team is told now that somebody may be in danger
 * @param safetyBlank whether safety was asked and left blank
 * @param when who is at work, as it is
 * @param later whether nobody is
 */
public record ToldPage(
        ParticipantId participant, boolean told, boolean safetyBlank, String thanks, String when, boolean later)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
