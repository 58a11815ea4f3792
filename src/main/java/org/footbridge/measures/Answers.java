package org.footbridge.measures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered, by the item's link id: the code chosen, or a number or a day (ISO 8601) as text. An item that is not
 * there was left blank, and stays so.
 */
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

    public Answers without(String linkId) {
        if (!codes.containsKey(linkId)) {
            return this;
        }
        var fewer = new LinkedHashMap<>(codes);
        fewer.remove(linkId);
        return new Answers(fewer);
    }

    /** Empty for a blank. */
    public Optional<String> to(String linkId) {
        return Optional.ofNullable(codes.get(linkId));
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
