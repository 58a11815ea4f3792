package org.footbridge.history;

import java.util.List;

/** Names as sent, put the way people write them. */
public final class Names {

    private Names() {}

    /** The official name, else the usual, else the first; never an old one while there is another. */
    public static Received.Name best(List<Received.Name> names) {
        return named(
                names,
                "official",
                named(
                        names,
                        "usual",
                        names.stream()
                                .filter(name -> !name.use().equals("old"))
                                .findFirst()
                                .orElse(names.getFirst())));
    }

    public static String written(Received.Name name) {
        var parts = String.join(" ", name.given()) + " " + name.family();
        return parts.isBlank() ? name.text() : parts.strip();
    }

    private static Received.Name named(List<Received.Name> names, String use, Received.Name otherwise) {
        return names.stream().filter(name -> name.use().equals(use)).findFirst().orElse(otherwise);
    }
}
