package org.footbridge.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * FHIR ids from ours and back: one UUID as it is, or, for one person in one session, two UUIDs without hyphens (64
 * characters, the most FHIR allows).
 */
public final class FhirIds {

    private static final Pattern ONE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern TWO = Pattern.compile("[0-9a-fA-F]{64}");

    private FhirIds() {}

    public static String pair(UUID first, UUID second) {
        return first.toString().replace("-", "") + second.toString().replace("-", "");
    }

    /** The UUID an id stands for; nothing where it cannot be one of ours, which is then simply not found. */
    public static Optional<UUID> uuid(String id) {
        return ONE.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    /** Both UUIDs of a pair, in order; nothing where it cannot be one of ours. */
    public static Optional<List<UUID>> uuids(String id) {
        return TWO.matcher(id).matches()
                ? Optional.of(List.of(hyphened(id.substring(0, 32)), hyphened(id.substring(32))))
                : Optional.empty();
    }

    private static UUID hyphened(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}
