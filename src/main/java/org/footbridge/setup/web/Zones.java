package org.footbridge.setup.web;

import java.util.List;
import org.footbridge.ui.Choice;

/** The time zones of the United States, by the names people use. */
final class Zones {

    private static final List<Choice> ALL = List.of(
            new Choice("America/New_York", "Eastern"),
            new Choice("America/Chicago", "Central"),
            new Choice("America/Denver", "Mountain"),
            new Choice("America/Phoenix", "Arizona"),
            new Choice("America/Los_Angeles", "Pacific"),
            new Choice("America/Anchorage", "Alaska"),
            new Choice("Pacific/Honolulu", "Hawaii"),
            new Choice("America/Puerto_Rico", "Atlantic, Puerto Rico"),
            new Choice("Pacific/Guam", "Guam"));

    private Zones() {}

    static List<Choice> all() {
        return ALL;
    }
}
