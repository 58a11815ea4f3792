package org.footbridge.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.history.BundleIndex.Entry;
import org.footbridge.history.BundleIndex.Identified;
import org.footbridge.history.Received.Unresolved;

/**
 * What a reference means inside the bundle: by fullUrl, {@code Type/id}, or {@code Type?identifier=system|value}.
 * References into a resource's own contained ones are the resource's matter.
 */
final class References {

    private static final Pattern HISTORY = Pattern.compile("/_history/[^/]*$");
    private static final Pattern CONDITIONAL = Pattern.compile("([A-Za-z]+)\\?identifier=([^&]*)");
    private static final Pattern TYPE_AND_ID = Pattern.compile("(?:^|.*/)([A-Z][A-Za-z]+/[^/]+)$");

    private final BundleIndex index;
    private final Map<String, Entry> byUrl = new HashMap<>();
    private final Map<String, Entry> byTypeAndId = new HashMap<>();

    References(BundleIndex index) {
        this.index = index;
        for (Entry entry : index.entries()) {
            if (!entry.fullUrl.isEmpty()) {
                byUrl.putIfAbsent(entry.fullUrl, entry);
            }
            if (!entry.id.isEmpty()) {
                byTypeAndId.putIfAbsent(entry.type + "/" + entry.id, entry);
            }
        }
    }

    Optional<Entry> find(String reference) {
        var plain = HISTORY.matcher(reference).replaceAll("");
        var direct = Optional.ofNullable(byUrl.get(plain)).or(() -> Optional.ofNullable(byTypeAndId.get(plain)));
        return direct.or(() -> conditional(plain)).or(() -> absolute(plain));
    }

    private Optional<Entry> conditional(String reference) {
        var asked = CONDITIONAL.matcher(reference);
        if (!asked.matches()) {
            return Optional.empty();
        }
        var parts = asked.group(2).split("\\|", 2);
        var identified = parts.length == 2
                ? new Identified(asked.group(1), parts[0], parts[1])
                : new Identified(asked.group(1), "", parts[0]);
        return Optional.ofNullable(index.identified().get(identified));
    }

    /** {@code http://host/fhir/Patient/1} where the entry says only {@code Patient/1}, or has no fullUrl. */
    private Optional<Entry> absolute(String reference) {
        var parts = TYPE_AND_ID.matcher(reference);
        return parts.matches()
                ? Optional.ofNullable(byTypeAndId.get(parts.group(1)))
                        .filter(entry -> !entry.fullUrl.startsWith("http"))
                : Optional.empty();
    }

    /** Everything pointed at that is neither in the bundle nor contained where it is pointed at from. */
    List<Unresolved> unresolved() {
        var outside = new ArrayList<Unresolved>();
        index.mentions().forEach((key, mention) -> {
            int hash = key.indexOf('#');
            boolean inside = hash >= 0 && key.substring(0, hash).equals(Integer.toString(mention.by.index));
            var reference = inside ? key.substring(hash) : key;
            boolean found = inside
                    ? reference.equals("#") || mention.by.hasContained(reference.substring(1))
                    : find(reference).isPresent();
            if (!found) {
                outside.add(new Unresolved(reference, mention.times, mention.place));
            }
        });
        return outside;
    }
}
