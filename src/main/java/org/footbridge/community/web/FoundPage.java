package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/**
 * Posts that hold some words, in all rooms the reader looks after, the newest first.
 *
 * @param earlier where the next page begins; empty where there is none
 * @param later whether there are newer ones than these
 */
public record FoundPage(
        String searched, List<CommunityPage.Post> posts, String earlier, boolean later, Collection<ParticipantId> shown)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
