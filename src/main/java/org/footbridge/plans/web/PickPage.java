package org.footbridge.plans.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Library;

/** Problems of the library, to be taken into the plan of one person. */
public record PickPage(
        ParticipantId participant,
        String name,
        String episode,
        LibrarySearch search,
        List<Library.Entry> found,
        boolean more)
        implements Shows {

    public String home() {
        return "/episodes/" + episode + "/plan";
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
