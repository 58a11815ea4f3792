package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * A room from within. It names people by what they call themselves here, and nobody by id.
 *
 * @param displayName what the others call her
 * @param earlier to the page before; nothing where there is none
 * @param searched what she looks for; empty for all
 * @param came a sentence on what became of what she just sent; empty for none
 * @param told what is said after somebody's safety was at stake; nothing otherwise
 */
public record RoomPage(
        ParticipantId me,
        String at,
        String name,
        String about,
        String displayName,
        List<PostLine> posts,
        @Nullable String earlier,
        String searched,
        String came,
        @Nullable ToldNow told,
        Box box)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
