package org.footbridge.medications;

/** What came of the wish to write something about medicines. */
public sealed interface Answer {

    record Done() implements Answer {}

    /**
     * @param field of the form it is about
     * @param sentence for the page
     */
    record Refused(String field, String sentence) implements Answer {}
}
