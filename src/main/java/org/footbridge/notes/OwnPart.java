package org.footbridge.notes;

import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One person's part of a note.
 *
 * @param risk what was seen and said about safety
 * @param ownLine what the person wanted to stand there, in their words
 * @param toward the objectives it works toward, by their lasting ids in {@code plans.v_objectives}
 */
public record OwnPart(String response, String progress, String risk, String plan, String ownLine, Set<UUID> toward) {

    public static final OwnPart EMPTY = new OwnPart("", "", "", "", "", Set.of());

    public static OwnPart response(String words) {
        return new OwnPart(words, "", "", "", "", Set.of());
    }

    /** Nothing said; linking objectives alone says nothing either. */
    public boolean isEmpty() {
        return response.isBlank() && progress.isBlank() && risk.isBlank() && plan.isBlank() && ownLine.isBlank();
    }

    OwnPart words(UnaryOperator<String> spell) {
        return new OwnPart(
                spell.apply(response),
                spell.apply(progress),
                spell.apply(risk),
                spell.apply(plan),
                spell.apply(ownLine),
                toward);
    }
}
