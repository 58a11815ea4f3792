package org.footbridge.community;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody tells staff about a post. */
public enum ReportReason {
    /** Somebody may be in danger: raises the alert. */
    SAFETY("Somebody may not be safe"),
    UNKIND("Unkind"),
    HARD_TO_READ("Hard to read, and not labelled"),
    CONTACT("Gives a way to be reached outside"),
    OTHER("Something else");

    private final String staffWords;

    ReportReason(String staffWords) {
        this.staffWords = staffWords;
    }

    public String staffWords() {
        return staffWords;
    }

    /** Last part of its key in the message files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportReason> of(@Nullable String word) {
        return Arrays.stream(values()).filter(one -> one.key().equals(word)).findFirst();
    }
}
