package org.footbridge.plans.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;

/**
 * "I feel stuck", on the phone.
 *
 * @param atStake whether it asks first if safety is at stake before somebody reads it
 */
public record StuckPage(
        ParticipantId participant, String typed, String reader, String when, boolean atStake, Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
