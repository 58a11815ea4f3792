package org.footbridge.programs;

import java.time.LocalDate;

/** A rule in force: its value as written, where it comes from, and since when. */
public record Rule(String name, String value, String source, LocalDate startsOn) {

    /** @throws NumberFormatException if the value is no whole number */
    public int number() {
        return Integer.parseInt(value.strip());
    }
}
