package org.footbridge.ui;

import java.util.UUID;

/** Tells one sending of a form from another, so that pressing twice saves once. */
public final class FormToken {

    private FormToken() {}

    /** A new token for a form about to be shown. */
    public static String fresh() {
        return UUID.randomUUID().toString();
    }
}
