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
 * @param agreed when the person signed; null while she has not
 * @param asked whether this version asks for her signature
 */
public record OwnPlanPage(
        ParticipantId participant,
        @Nullable String version,
        @Nullable PlanView plan,
        @Nullable String agreed,
        boolean asked,
        List<String> comments,
        String reader,
        String hours,
        Problems problems)
        implements Shows {

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
