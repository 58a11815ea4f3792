package org.footbridge.notes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.attendance.BoundaryKind;
import org.footbridge.attendance.HealthKind;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Writing down what happened in a session's room.
 *
 * @param people whom the reader reaches on the roster
 * @param typed what was typed and is not written yet, by field
 * @param names other people's names found in it
 */
public record EventsPage(
        String session,
        String line,
        List<Choice> people,
        Map<String, String> typed,
        List<SessionPage.NameLine> names,
        Problems problems)
        implements Shows {

    public List<Choice> boundaryKinds() {
        return Arrays.stream(BoundaryKind.values())
                .map(kind -> new Choice(SessionPage.word(kind), kind.label()))
                .toList();
    }

    public List<Choice> healthKinds() {
        return Arrays.stream(HealthKind.values())
                .map(kind -> new Choice(SessionPage.word(kind), kind.label()))
                .toList();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Nothing is chosen before somebody chooses. */
    public @Nullable String chosen(String field) {
        return typed.get(field);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return people.stream()
                .map(one -> new ParticipantId(UUID.fromString(one.value())))
                .toList();
    }
}
