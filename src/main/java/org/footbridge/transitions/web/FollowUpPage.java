package org.footbridge.transitions.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/** One contact after a stay. */
public record FollowUpPage(
        UUID id,
        StayHeader stay,
        String after,
        String due,
        boolean open,
        String state,
        String howItIs,
        String deskLine,
        List<String> reach,
        FollowUpForm form,
        Problems problems)
        implements Shows {

    public List<Choice> yesNo() {
        return List.of(new Choice("true", "Yes"), new Choice("false", "No, tried"));
    }

    public List<Choice> channels() {
        return List.of(
                new Choice("PHONE", "Phone"),
                new Choice("MESSAGE", "Message"),
                new Choice("LETTER", "Letter"),
                new Choice("MAIL", "E-mail"),
                new Choice("IN_PERSON", "In person"));
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(stay.participant()));
    }
}
