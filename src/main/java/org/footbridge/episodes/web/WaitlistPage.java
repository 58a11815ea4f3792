package org.footbridge.episodes.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;

/** Everybody who waits, the next contact first. */
public record WaitlistPage(List<Waiting> waiting) implements Shows {

    /** @param mark NEEDS when the contact is due or the screening holds the way */
    public record Waiting(
            ParticipantId participant,
            String episode,
            String name,
            String track,
            String since,
            String days,
            String owner,
            String next,
            Mark mark,
            String standing) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return waiting.stream().map(Waiting::participant).toList();
    }
}
