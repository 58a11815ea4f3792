package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** One room as staff read it, the newest last. */
public record StaffRoomPage(
        CommunityPage.Room room,
        List<CommunityPage.Post> posts,
        String searched,
        boolean manages,
        Collection<ParticipantId> shown)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
