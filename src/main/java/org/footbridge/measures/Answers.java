package org.footbridge.measures;

import java.util.LinkedHashMap;
import java.util.Map;

/** The codes chosen, by the item's link id. An item that is not there was left blank, and stays so. */
public record Answers(Map<String, String> codes) {

    public Answers {
        codes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    public static Answers none() {
        return new Answers(Map.of());
    }

    /** With one more answer; an earlier one to the same item is replaced. */
    public Answers with(String linkId, String code) {
        var more = new LinkedHashMap<>(codes);
        more.put(linkId, code);
        return new Answers(more);
    }
}
