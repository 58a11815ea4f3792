package org.footbridge.community;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few kind signs under a post. They are not counted and order nothing. */
public enum Reaction {
    HEAR_YOU,
    ME_TOO,
    THANK_YOU,
    WITH_YOU;

    /** Last part of its key in the message files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Reaction> of(@Nullable String word) {
        return Arrays.stream(values()).filter(one -> one.key().equals(word)).findFirst();
    }
}
