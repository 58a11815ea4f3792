package org.footbridge.safety;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All a safety plan or relapse plan says.
 *
 * @param lines by part; a part nobody has words for yet is not there
 * @param shared the parts somebody near may read whom a release names
 * @param whatChanged in words, if somebody said it
 */
public record CopingContent(
        Map<Part, List<Line>> lines, Set<Part> shared, Optional<LocalDate> reviewOn, String whatChanged) {

    /** Characters of one line, and lines of one part: what fits into a hand. */
    static final int LONGEST = 500;

    static final int MOST = 30;

    public CopingContent {
        var copy = new EnumMap<Part, List<Line>>(Part.class);
        lines.forEach((part, all) -> {
            if (!all.isEmpty()) {
                copy.put(part, List.copyOf(all));
            }
        });
        lines = java.util.Collections.unmodifiableMap(copy);
        shared = shared.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(shared));
    }

    public static CopingContent empty() {
        return new CopingContent(Map.of(), Set.of(), Optional.empty(), "");
    }

    /**
     * One line of a part.
     *
     * @param id stays from version to version
     * @param phone of somebody to call; empty elsewhere
     * @param helper who helps with a step; empty elsewhere
     */
    public record Line(UUID id, String words, String phone, String helper, Optional<LocalDate> dueOn) {

        /** All of it in one line, as it is compared and printed. */
        public String text() {
            var text = new StringBuilder(words);
            if (!phone.isEmpty()) {
                text.append(", ").append(phone);
            }
            if (!helper.isEmpty()) {
                text.append(" · ").append(helper);
            }
            dueOn.ifPresent(day -> text.append(" · ").append(day));
            return text.toString();
        }
    }

    public List<Line> of(Part part) {
        return lines.getOrDefault(part, List.of());
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether it says the same: who may read what and the day of review count too, the reason given does not. */
    boolean saysTheSame(CopingContent other) {
        return texts().equals(other.texts()) && shared.equals(other.shared) && reviewOn.equals(other.reviewOn);
    }

    private Map<Part, List<String>> texts() {
        var texts = new EnumMap<Part, List<String>>(Part.class);
        lines.forEach(
                (part, all) -> texts.put(part, all.stream().map(Line::text).toList()));
        return texts;
    }

    /** One change: before is empty for something new, after for something taken out. */
    public record Change(Part part, String before, String after) {}

    /** What differs from an earlier version, part by part in order. Moving a line is no change. */
    public List<Change> since(CopingContent earlier) {
        var changes = new ArrayList<Change>();
        for (var part : Part.values()) {
            var was = new LinkedHashMap<UUID, String>();
            earlier.of(part).forEach(line -> was.put(line.id(), line.text()));
            for (var line : of(part)) {
                var before = was.remove(line.id());
                if (before == null) {
                    changes.add(new Change(part, "", line.text()));
                } else if (!before.equals(line.text())) {
                    changes.add(new Change(part, before, line.text()));
                }
            }
            was.values().forEach(gone -> changes.add(new Change(part, gone, "")));
        }
        return List.copyOf(changes);
    }

    /** Gives lines of free text the ids they had: the same words in the same part are the same line. */
    CopingContent keepingIdsOf(CopingContent earlier) {
        var kept = new EnumMap<Part, List<Line>>(Part.class);
        lines.forEach((part, all) -> {
            var known = new HashMap<String, UUID>();
            earlier.of(part).forEach(line -> known.putIfAbsent(line.words(), line.id()));
            var ids = earlier.of(part).stream().map(Line::id).toList();
            kept.put(
                    part,
                    all.stream()
                            .map(line -> ids.contains(line.id()) || !known.containsKey(line.words())
                                    ? line
                                    : new Line(
                                            known.get(line.words()),
                                            line.words(),
                                            line.phone(),
                                            line.helper(),
                                            line.dueOn()))
                            .toList());
        });
        return new CopingContent(distinct(kept), shared, reviewOn, whatChanged);
    }

    /** A line id that was handed in twice would be one line too many. */
    private static Map<Part, List<Line>> distinct(Map<Part, List<Line>> lines) {
        var seen = new java.util.HashSet<UUID>();
        var distinct = new EnumMap<Part, List<Line>>(Part.class);
        lines.forEach((part, all) -> distinct.put(
                part,
                all.stream()
                        .map(line -> seen.add(line.id())
                                ? line
                                : new Line(UUID.randomUUID(), line.words(), line.phone(), line.helper(), line.dueOn()))
                        .toList()));
        return distinct;
    }
}
