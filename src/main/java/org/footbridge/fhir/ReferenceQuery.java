package org.footbridge.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a reference parameter means ({@code Patient/x}, {@code x}, this server's full URL), or which ids {@code _id}
 * lists. An id that cannot be one of ours matches nothing; it is no error, or ids could be tried out. A reference to another
 * type is one: whoever wrote it would wait for an answer for good.
 */
public final class ReferenceQuery {

    private final boolean open;
    private final Set<String> ids;

    private ReferenceQuery(boolean open, Set<String> ids) {
        this.open = open;
        this.ids = ids;
    }

    /**
     * @param asked null when the parameter was not given
     * @param type the only resource type the parameter can mean here, such as {@code "Patient"}
     */
    public static ReferenceQuery of(@Nullable ReferenceAndListParam asked, String type, RequestDetails request) {
        if (asked == null) {
            return new ReferenceQuery(true, Set.of());
        }
        return both(asked.getValuesAsQueryTokens().stream()
                .map(any -> any.getValuesAsQueryTokens().stream()
                        .filter(one -> means(one, type, request))
                        .map(ReferenceParam::getIdPart)
                        .toList())
                .toList());
    }

    public static ReferenceQuery ids(@Nullable TokenAndListParam asked) {
        if (asked == null) {
            return new ReferenceQuery(true, Set.of());
        }
        return both(asked.getValuesAsQueryTokens().stream()
                .map(any -> any.getValuesAsQueryTokens().stream()
                        .map(one -> one.getValue())
                        .toList())
                .toList());
    }

    private static boolean means(ReferenceParam one, String type, RequestDetails request) {
        if (one.getResourceType() != null && !one.getResourceType().equals(type)) {
            throw Refusal.badRequest(
                    "A reference to a %s is expected here, not to a %s.".formatted(type, one.getResourceType()));
        }
        boolean ours = one.getBaseUrl() == null || one.getBaseUrl().equals(request.getFhirServerBase());
        return ours && one.getIdPart() != null;
    }

    private static ReferenceQuery both(List<List<String>> conditions) {
        Set<String> ids = new LinkedHashSet<>(conditions.getFirst());
        conditions.forEach(ids::retainAll);
        return new ReferenceQuery(false, ids);
    }

    /** Both hold, for the two names of one thing ({@code patient} and {@code subject}). */
    public ReferenceQuery and(ReferenceQuery other) {
        if (open || other.open) {
            return open ? other : this;
        }
        return both(List.of(List.copyOf(ids), List.copyOf(other.ids)));
    }

    /** Whether the parameter was not given. */
    public boolean isOpen() {
        return open;
    }

    /** For {@code :open or column = any(:ids)}, under the names the SQL says. */
    public Map<String, Object> as(String open, String ids) {
        return Map.of(open, isOpen(), ids, uuids());
    }

    /** Those that can be ids of ours. */
    public List<UUID> uuids() {
        return ids.stream().map(FhirIds::uuid).flatMap(Optional::stream).toList();
    }

    /** First halves of ids that are pairs; {@link #secondUuids()} has the others in the same order. */
    public List<UUID> firstUuids() {
        return pairs().stream().map(List::getFirst).toList();
    }

    public List<UUID> secondUuids() {
        return pairs().stream().map(List::getLast).toList();
    }

    private List<List<UUID>> pairs() {
        var pairs = new ArrayList<List<UUID>>();
        ids.forEach(id -> FhirIds.uuids(id).ifPresent(pairs::add));
        return pairs;
    }
}
