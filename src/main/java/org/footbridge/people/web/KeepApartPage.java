package org.footbridge.people.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.WherePeopleMeet;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;

/** Whom a person must not meet here; for clinicians only. */
public record KeepApartPage(
        ParticipantId participant, String name, List<Pair> pairs, List<Choice> people, List<Choice> staff)
        implements Shows {

    /** @param meeting where the two meet already, and what happens there now */
    public record Pair(String id, String other, String reason, String since, List<WherePeopleMeet.Place> meeting) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
