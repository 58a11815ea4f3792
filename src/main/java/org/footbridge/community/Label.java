package org.footbridge.community;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a post speaks of, chosen by its writer: it stays folded until a reader opens it. */
public enum Label {
    SUBSTANCES("Using, or craving"),
    SELF_HARM("Hurting oneself"),
    DEATH("Death and grief"),
    VIOLENCE("Violence"),
    FOOD("Food and body"),
    OTHER("Something heavy");

    private final String staffWords;

    Label(String staffWords) {
        this.staffWords = staffWords;
    }

    public String staffWords() {
        return staffWords;
    }

    /** Last part of its key in the message files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a form sends it; nothing for none, and for a word that is no label. */
    public static Optional<Label> of(@Nullable String word) {
        return Arrays.stream(values()).filter(one -> one.key().equals(word)).findFirst();
    }
}
