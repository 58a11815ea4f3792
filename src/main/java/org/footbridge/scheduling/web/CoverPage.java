package org.footbridge.scheduling.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Handing sessions to a colleague.
 *
 * @param chosen ids of the ticked sessions
 * @param offers what would be handed over; empty in the first step
 * @param running sessions in a colleague's hands
 */
public record CoverPage(
        List<Choice> sessions,
        List<Choice> colleagues,
        List<String> chosen,
        @Nullable String colleague,
        @Nullable String colleagueName,
        List<OfferLine> offers,
        List<RunningLine> running,
        Collection<ParticipantId> shown,
        Problems problems)
        implements Shows {

    /** @param people names of who is due, as the reader knows them */
    public record OfferLine(
            String session,
            String title,
            String people,
            String until,
            @Nullable String refused) {}

    public record RunningLine(String session, String title, String who, String until) {}

    public boolean canBeHanded() {
        return offers.stream().allMatch(offer -> offer.refused() == null);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
