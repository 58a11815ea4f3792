package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/**
 * One room as staff read it, the newest last.
 *
 * @param earlier where the page before begins; empty where this is the first
 * @param later whether there are newer posts than these
 */
public record StaffRoomPage(
        CommunityPage.Room room,
        List<CommunityPage.Post> posts,
        String earlier,
        boolean later,
        String searched,
        boolean manages,
        Collection<ParticipantId> shown)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
