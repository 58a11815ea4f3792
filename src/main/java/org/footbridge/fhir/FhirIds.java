package org.footbridge.fhir;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * FHIR ids from ours and back: one UUID as it is, or, for one person in one session, two UUIDs without hyphens (64
 * characters, the most FHIR allows). In a pair the first is veiled by the second, so that the ids of twelve people in
 * one session have nothing in common (CARE 10). The veil is no secret: who may read two people's records sees that they
 * were somewhere at the same hour anyway.
 */
public final class FhirIds {

    private static final Pattern ONE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern TWO = Pattern.compile("[0-9a-fA-F]{64}");

    private FhirIds() {}

    public static String pair(UUID first, UUID second) {
        return hex(veiled(first, second)) + hex(second);
    }

    /** The UUID an id stands for; nothing where it cannot be one of ours, which is then simply not found. */
    public static Optional<UUID> uuid(String id) {
        return ONE.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    /** Both UUIDs of a pair, in order; nothing where it cannot be one of ours. */
    public static Optional<List<UUID>> uuids(String id) {
        if (!TWO.matcher(id).matches()) {
            return Optional.empty();
        }
        var second = hyphened(id.substring(32));
        return Optional.of(List.of(veiled(hyphened(id.substring(0, 32)), second), second));
    }

    /** The UUIDs an id is made of, in the order SQL sorts them: hex text compares as PostgreSQL compares uuid. */
    static String sortable(String id) {
        return uuids(id).map(pair -> hex(pair.getFirst()) + hex(pair.getLast())).orElse(id);
    }

    /** Undoes itself. */
    private static UUID veiled(UUID first, UUID second) {
        try {
            var bytes = ByteBuffer.allocate(16)
                    .putLong(second.getMostSignificantBits())
                    .putLong(second.getLeastSignificantBits());
            var veil = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
            return new UUID(
                    first.getMostSignificantBits() ^ veil.getLong(), first.getLeastSignificantBits() ^ veil.getLong());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private static UUID hyphened(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}
