package org.footbridge.notes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.medications.Taking;
import org.footbridge.medications.Visit;
import org.footbridge.notes.There;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * A medication visit being written.
 *
 * @param changes what was started, changed or stopped today; it goes into the note
 */
public record VisitPage(ParticipantId participant, String name, VisitForm form, List<String> changes, Problems problems)
        implements Shows {

    public String list() {
        return "/people/" + participant.value() + "/medications";
    }

    public List<Choice> sideEffects() {
        return Visit.SIDE_EFFECTS.stream().map(word -> new Choice(word, word)).toList();
    }

    public List<String> told() {
        return form.sideEffects() == null ? List.of() : form.sideEffects();
    }

    public List<Choice> takings() {
        return Arrays.stream(Taking.values())
                .map(one -> new Choice(one.name(), one.label()))
                .toList();
    }

    public List<Choice> roles() {
        return Arrays.stream(There.values())
                .map(role -> new Choice(role.name(), role.label()))
                .toList();
    }

    public List<String> there() {
        return form.there() == null
                ? List.of()
                : form.there().stream().map(There::name).toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
