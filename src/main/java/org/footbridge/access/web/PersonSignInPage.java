package org.footbridge.access.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.platform.Id;

/** The participant and their family, and whether each can sign in. */
public record PersonSignInPage(Id participant, List<Line> lines) implements Shows {

    /** @param signIns how many are open now */
    public record Line(UUID person, String name, boolean login, int signIns) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
