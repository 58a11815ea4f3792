package org.footbridge.families.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.families.Shared;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** What each person shares with the contact who reads it, now; whoever shares nothing is not on it. */
public record FamilyPage(List<Shared> people) implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return people.stream().map(one -> new ParticipantId(one.person())).toList();
    }
}
