package org.footbridge.rights.web;

import org.jspecify.annotations.Nullable;

/**
 * How the copy of the own record stands; the page shows nothing of the record itself.
 *
 * @param done hundredths while it is being made
 * @param take address of the archive while there is one
 */
public record CopyPage(
        boolean making,
        int done,
        String state,
        @Nullable String take,
        @Nullable String cancel,
        String about) {

    /** What is asked for again while it is being made; nothing otherwise. */
    public @Nullable String again() {
        return making ? "/me/export" : null;
    }

    public @Nullable String every() {
        return making ? "every 1s" : null;
    }
}
