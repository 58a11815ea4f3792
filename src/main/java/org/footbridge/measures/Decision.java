package org.footbridge.measures;

import java.util.Optional;
import java.util.stream.Stream;

/** What came of looking at somebody's scores. */
public enum Decision {
    NOTHING("Nothing to change"),
    PLAN_REVIEW("Review the plan"),
    TALK("Talk about it next session"),
    LEVEL_OF_CARE("Level of care looked at"),
    OTHER("Other, as written");

    private final String label;

    Decision(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The word as it is stored and sent by forms. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Empty for a word that is none. */
    public static Optional<Decision> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
