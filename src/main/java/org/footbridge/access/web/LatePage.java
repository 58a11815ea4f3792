package org.footbridge.access.web;

import java.util.List;

/**
 * A form that came too late to be taken as it was, with what was typed into it.
 *
 * @param back where the form goes
 * @param atStake whether it said that somebody's safety may be at stake, which nobody has been told
 * @param file whether a file was chosen, which cannot wait
 */
public record LatePage(Why why, String back, boolean atStake, boolean file, List<Field> fields) {

    /** What happened between opening the form and sending it. */
    public enum Why {
        /** The sign-in ended. */
        ENDED,
        /** Somebody has to be recognized again. */
        AGAIN,
        /** Somebody signed in or out beside it, so that the form's own key fits no more. */
        CHANGED
    }

    /** What was typed or chosen. */
    public record Field(String name, String value) {}
}
