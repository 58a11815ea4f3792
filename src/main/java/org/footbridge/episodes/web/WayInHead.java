package org.footbridge.episodes.web;

import java.time.ZoneId;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/** Whose way in it is, above each of its pages, with the other pages of the way beside. */
public record WayInHead(
        String episode,
        ParticipantId participant,
        String name,
        String line,
        String deskLine,
        ZoneId zone,
        List<Tab> tabs)
        implements Shows {

    /**
     * One page of the way in, and how it stands.
     *
     * @param href nothing when the reader may know of it and not open it
     */
    public record Tab(String label, @Nullable String href, boolean current, Mark mark) {}

    /** Whether the reader may open the page where the stay's people are named. */
    public boolean opensAdmission() {
        return tabs.stream().anyMatch(tab -> tab.label().equals("Admission") && tab.href() != null);
    }

    @Override
    public List<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
