package org.footbridge.safety.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** A person's plans as their phone keeps them, the safety plan first. */
public record KeptPage(ParticipantId participant, List<Plan> plans) implements Shows {

    public record Plan(String title, String written, CopingView view) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
