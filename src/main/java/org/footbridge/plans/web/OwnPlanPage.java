package org.footbridge.plans.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The participant's own plan.
 *
 * @param version null while nothing is signed yet
 * @param review when it is looked at again, or should have been; null without a date
 * @param agreed when the person signed; null while she has not
 * @param asked whether this version asks for her signature
 * @param box the box whose words could not be sent, and what was written in it
 * @param atStake whether boxes ask first if safety is at stake before somebody reads them
 */
public record OwnPlanPage(
        ParticipantId participant,
        @Nullable String version,
        @Nullable PlanView plan,
        @Nullable String review,
        @Nullable String agreed,
        boolean asked,
        List<String> comments,
        String box,
        String written,
        String reader,
        String hours,
        boolean atStake,
        Problems problems)
        implements Shows {

    /** What was written in that box, so that nobody writes it twice. */
    public String writtenIn(String name) {
        return name.equals(box) ? written : "";
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
