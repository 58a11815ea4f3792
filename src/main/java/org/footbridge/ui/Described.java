package org.footbridge.ui;

import org.jspecify.annotations.Nullable;

/** Ties a field to the lines that explain it, for people who hear the page. */
public final class Described {

    private Described() {}

    /** The ids of a field's hint and error, as far as it has them; null when it has neither. */
    public static @Nullable String by(String id, @Nullable String hint, @Nullable String error) {
        if (hint == null) {
            return error == null ? null : id + "-error";
        }
        return error == null ? id + "-hint" : id + "-hint " + id + "-error";
    }
}
