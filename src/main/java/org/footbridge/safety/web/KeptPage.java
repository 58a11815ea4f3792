package org.footbridge.safety.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.safety.InReach;

/**
 * A person's plans as their phone keeps them, the safety plan first.
 *
 * @param reach whom they could call, with the hours; the phone says who it is at this hour
 */
public record KeptPage(ParticipantId participant, List<InReach.Somebody> reach, List<Plan> plans) implements Shows {

    public record Plan(String title, String written, CopingView view) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
