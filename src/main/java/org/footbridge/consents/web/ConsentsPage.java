package org.footbridge.consents.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;

/** Every form of a person with its answer, required and optional apart. */
public record ConsentsPage(
        ParticipantId participant,
        String name,
        String deskLine,
        boolean mayWrite,
        boolean offersSpanish,
        List<Line> needed,
        List<Line> forVideo,
        List<Line> optional,
        List<Kept> kept)
        implements Shows {

    /** @param answer empty while nobody answered */
    public record Line(String kind, String title, String answer, Mark mark) {}

    /** One answer as it was given. */
    public record Kept(
            String id, String title, String words, String who, String when, boolean holds, boolean mayBeRevoked) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
