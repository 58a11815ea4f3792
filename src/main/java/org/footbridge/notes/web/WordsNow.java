package org.footbridge.notes.web;

import java.util.List;
import java.util.Map;
import org.footbridge.notes.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * What a session's page shows about the words in it.
 *
 * @param phrases the writer's own
 * @param empty how many of the writer's unsigned parts say nothing of their own (CARE 22)
 * @param comment the supervisor's, on a shared part that was sent back
 * @param comments the supervisor's, on parts that were sent back, by person
 */
public record WordsNow(
        List<Phrases.Phrase> phrases, int empty, @Nullable String comment, Map<String, String> comments) {

    /** The supervisor's, on a person's part that was sent back to the reader. */
    public @Nullable String commentOn(String person) {
        return comments.get(person);
    }

    public @Nullable String warning() {
        return switch (empty) {
            case 0 -> null;
            case 1 -> "1 part says nothing of its own";
            default -> empty + " parts say nothing of their own";
        };
    }
}
