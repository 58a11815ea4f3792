package org.footbridge.medications.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.footbridge.audit.Shows;
import org.footbridge.medications.Outcome;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * All lines to be asked about, on one page. Nothing is chosen until somebody asked.
 *
 * @param mayConfirm whether an answer settles the line
 * @param sent as it was sent and bears on the program
 * @param more sent as well, folded and counted (CARE 20)
 * @param listed what stands on the list
 * @param typed what was chosen and written before something stopped it
 */
public record ReconcilingPage(
        ParticipantId participant,
        String name,
        boolean mayConfirm,
        List<Line> sent,
        List<Line> more,
        List<Line> listed,
        Map<String, String> typed,
        Problems problems)
        implements Shows {

    /**
     * @param key of the form's fields: the subject and the id
     * @param allergy whether the words of the choices speak of an allergy
     */
    public record Line(String key, String name, String detail, String said, boolean allergy) {

        public List<Choice> outcomes() {
            return Arrays.stream(Outcome.values())
                    .map(one -> new Choice(
                            one.name(),
                            allergy
                                    ? switch (one) {
                                        case CONFIRMED -> "It is so";
                                        case CHANGED -> "The reaction is another";
                                        case NOT_TAKEN -> "Not allergic to it";
                                        case UNKNOWN -> one.label();
                                    }
                                    : one.label()))
                    .toList();
        }
    }

    public String at() {
        return "/people/" + participant.value() + "/medications";
    }

    public boolean nothing() {
        return sent.isEmpty() && more.isEmpty() && listed.isEmpty();
    }

    public @Nullable String typed(String key) {
        return typed.get(key);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
