package org.footbridge.safety;

import java.util.List;
import org.footbridge.ui.Words;

/**
 * Whom a person could call or text, and when: told by the module that keeps it, for the page that asks and for the copy
 * on the phone. Asked with the person bound at an own login; anybody else gets nobody.
 */
public interface InReach {

    /** The nearest first; each with a number. */
    List<Somebody> people(Words words);

    /**
     * @param goodFor in the person's words; may be empty
     * @param texts whether a text reaches them too
     * @param hours in words
     * @param coded the same for a phone that has no network: {@code any}, or stretches of the week such as
     *     {@code 12345@17:00-22:00 67@09:00-23:00} by the wall clock, days counted from Monday; empty where none were noted
     */
    record Somebody(String name, String goodFor, String phone, boolean texts, String hours, String coded) {}
}
