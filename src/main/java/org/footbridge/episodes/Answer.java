package org.footbridge.episodes;

import java.util.List;

/** What came of an act on a stay. */
public sealed interface Answer {

    /** It was done. */
    record Done() implements Answer {}

    /** @param sentences why not, each a whole sentence for the page */
    record Refused(List<String> sentences) implements Answer {

        static Refused because(String sentence) {
            return new Refused(List.of(sentence));
        }

        public String sentence() {
            return String.join(" ", sentences);
        }
    }

    default boolean isDone() {
        return this instanceof Done;
    }
}
