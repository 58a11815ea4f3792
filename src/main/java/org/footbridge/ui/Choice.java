package org.footbridge.ui;

import org.jspecify.annotations.Nullable;

/** One thing to choose: the value a form sends, its label, and perhaps a line that explains it. */
public record Choice(String value, String label, @Nullable String hint) {

    public Choice(String value, String label) {
        this(value, label, null);
    }
}
