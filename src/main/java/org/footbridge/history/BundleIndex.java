package org.footbridge.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.history.ReceivedBundle.Reason;

/** What one pass over a bundle found: its type, its entries with their place in the bytes, and what refers to what. */
final class BundleIndex {

    /** A whole record of 9 MB has 5,000 entries; each costs memory before anything is known of it. */
    private static final int MOST = 100_000;

    /** One entry of the bundle. Offsets are of its resource in the bytes; both 0 where it has none. */
    static final class Entry {
        final int index;
        int begin;
        int end;
        String fullUrl = "";
        String type = "";
        String id = "";
        String method = "";
        boolean hasKnownScore;
        List<String> contained = List.of();
        private Set<String> containedIds = Set.of();

        Entry(int index) {
            this.index = index;
        }

        String place() {
            return "Bundle.entry[%d].resource".formatted(index);
        }

        /** Most entries contain nothing and a bundle may have very many. */
        void contains(String type) {
            contained = contained.isEmpty() ? new ArrayList<>() : contained;
            contained.add(type);
        }

        void containsId(String id) {
            containedIds = containedIds.isEmpty() ? new HashSet<>() : containedIds;
            containedIds.add(id);
        }

        boolean hasContained(String id) {
            return containedIds.contains(id);
        }
    }

    /** A reference as written, who wrote it first and how often it stands there. */
    static final class Mention {
        final Entry by;
        final String place;
        int times;

        Mention(Entry by, String place) {
            this.by = by;
            this.place = place;
        }
    }

    /** An identifier at the top of a resource, for conditional references. */
    record Identified(String type, String system, String value) {}

    private final byte[] bytes;
    private String type = "";
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Mention> mentions = new LinkedHashMap<>();
    private final Map<Identified, Entry> identified = new HashMap<>();

    /** The index of these bytes, still empty. */
    BundleIndex(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    String type() {
        return type;
    }

    void type(String sent) {
        type = sent;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The entry that is being read. */
    Entry current() {
        return entries.getLast();
    }

    void begin() {
        few(entries.size(), "entries");
        entries.add(new Entry(entries.size()));
    }

    private static void few(int number, String what) {
        if (number >= MOST) {
            throw new NotReadable(Reason.TOO_LARGE, "Bundle.entry", "More than %d %s.", MOST, what);
        }
    }

    Map<String, Mention> mentions() {
        return mentions;
    }

    /** References into contained resources are told apart by the entry they stand in. */
    void mention(String reference, JsonPlace place) {
        var key = reference.startsWith("#") ? current().index + reference : reference;
        few(mentions.size(), "references");
        mentions.computeIfAbsent(key, _ -> new Mention(current(), place.text())).times++;
    }

    Map<Identified, Entry> identified() {
        return identified;
    }

    void identify(String system, String value) {
        identified.putIfAbsent(new Identified(current().type, system, value), current());
    }
}
