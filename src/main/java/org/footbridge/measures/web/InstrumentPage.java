package org.footbridge.measures.web;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.measures.Question;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One version of an instrument, as it is given and as it is read; also an offered one before it is taken.
 *
 * @param offered id of the upload while nobody has said yes
 * @param missing fields to fill where words are missing, question by question
 */
public record InstrumentPage(
        @Nullable String offered,
        @Nullable String id,
        String title,
        String name,
        String version,
        String stem,
        @Nullable String notice,
        List<Question> items,
        List<Score> scores,
        List<String> facts,
        List<Missing> missing,
        Problems problems) {

    /** @param lowest what it comes to when everything is answered lowest, {@code highest} when highest */
    public record Score(String label, String range, String lowest, String highest, String bands) {}

    public record Slot(String name, String label, String value) {

        public String id() {
            return "slot-" + name.replace('/', '-');
        }
    }

    /**
     * @param words of the question itself, where they are missing
     * @param same name of the tick that takes the answers of the question above; none where they cannot be the same
     */
    public record Missing(
            String title, @Nullable Slot words, @Nullable String same, boolean ticked, List<Slot> answers) {

        List<Slot> slots() {
            return Stream.concat(Stream.ofNullable(words), answers.stream()).toList();
        }
    }
}
