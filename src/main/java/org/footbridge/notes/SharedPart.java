package org.footbridge.notes;

import java.util.function.UnaryOperator;

/**
 * What a session was about, for everybody in it.
 *
 * @param process themes of the group; names nobody
 */
public record SharedPart(String lesson, String interventions, String process) {

    public static final SharedPart EMPTY = new SharedPart("", "", "");

    public boolean isEmpty() {
        return lesson.isBlank() && interventions.isBlank() && process.isBlank();
    }

    SharedPart words(UnaryOperator<String> spell) {
        return new SharedPart(lesson, spell.apply(interventions), spell.apply(process));
    }
}
