package org.footbridge.transitions.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.episodes.Level;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.transitions.StayFacts;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/** The levels of a stay so far, and the next one. */
public record StepDownPage(StayHeader stay, StayFacts facts, StepDownForm form, Problems problems) implements Shows {

    public List<Choice> levels() {
        return Arrays.stream(Level.values())
                .map(level -> new Choice(level.name(), level.numbered()))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(stay.participant()));
    }
}
