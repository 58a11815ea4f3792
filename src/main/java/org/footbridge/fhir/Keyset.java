package org.footbridge.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which page of a search is asked for: order, size and where it starts, all from the URL, nothing kept in a node. A
 * module's SQL ends with {@code and <where> order by <order> limit :limit} and binds {@link #parameters()}: {@code afterAt},
 * {@code afterId} (for pairs also {@code afterSecondId}) and {@code limit}.
 */
public final class Keyset {

    static final String CURSOR = "_cursor";
    static final int USUAL = 50;
    static final int MOST = 200;

    private static final Instant BEFORE_ALL = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_ALL = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Sorting sorting;
    private final String sortedBy;
    private final boolean descending;
    private final int count;
    private final Optional<Cursor> after;

    private Keyset(Sorting sorting, String sortedBy, boolean descending, int count, Optional<Cursor> after) {
        this.sorting = sorting;
        this.sortedBy = sortedBy;
        this.descending = descending;
        this.count = count;
        this.after = after;
    }

    /** Reads {@code _sort}, {@code _count} and {@code _cursor}; what cannot be read is refused with 400. */
    static Keyset of(RequestDetails request, Sorting sorting) {
        var asked = value(request, "_sort").orElse(Sorting.LAST_UPDATED);
        boolean descending = asked.startsWith("-");
        var sortedBy = descending ? asked.substring(1) : asked;
        if (!sorting.offers(sortedBy)) {
            throw Refusal.notOffered(
                    "Sorting by %s is not offered here.%nMaybe one of %s.".formatted(sortedBy, sorting.offered()),
                    "_sort");
        }
        var after = value(request, CURSOR).map(text -> position(text, sortedBy, descending, sorting.idColumns()));
        return new Keyset(sorting, sortedBy, descending, count(request), after);
    }

    private static int count(RequestDetails request) {
        try {
            int asked = value(request, "_count").map(Integer::parseInt).orElse(USUAL);
            if (asked < 0) {
                throw Refusal.badRequest("A page of %d entries cannot be.".formatted(asked), "_count");
            }
            return Math.min(asked, MOST);
        } catch (NumberFormatException notANumber) {
            throw Refusal.badRequest("Not a whole number.", "_count");
        }
    }

    static Optional<String> value(RequestDetails request, String parameter) {
        var values = request.getParameters().get(parameter);
        if (values == null || values.length == 0 || values[0].isBlank()) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw Refusal.badRequest("Given %d times.".formatted(values.length), parameter);
        }
        return Optional.of(values[0].strip());
    }

    private static Cursor position(String text, String sortedBy, boolean descending, int idColumns) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(",", -1);
            boolean known = idColumns == 1
                    ? FhirIds.uuid(parts[2]).isPresent()
                    : FhirIds.uuids(parts[2]).isPresent();
            if (parts.length == 3 && known && parts[0].equals((descending ? "-" : "") + sortedBy)) {
                return new Cursor(Instant.parse(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException unreadable) {
            // said below, once for every way to be wrong
        }
        throw Refusal.badRequest(
                "Not a position this search handed out.\nMaybe follow the next link as it was given.", CURSOR);
    }

    String text(Cursor position) {
        var plain = (descending ? "-" : "") + sortedBy + "," + position.at() + "," + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    Keyset withCount(int most) {
        return new Keyset(sorting, sortedBy, descending, most, after);
    }

    Keyset fromTheStart() {
        return new Keyset(sorting, sortedBy, descending, count, Optional.empty());
    }

    Keyset from(Cursor position) {
        return new Keyset(sorting, sortedBy, descending, count, Optional.of(position));
    }

    /** Row comparison with the position, always true on the first page. */
    public String where() {
        var parameters = sorting.idColumns() == 1 ? ":afterAt, :afterId" : ":afterAt, :afterId, :afterSecondId";
        return "(%s) %s (%s)".formatted(sorting.columns(sortedBy, ""), descending ? "<" : ">", parameters);
    }

    /** The columns of {@code order by}, ids last so that the order is total. */
    public String order() {
        return sorting.columns(sortedBy, descending ? " desc" : " asc");
    }

    public Map<String, Object> parameters() {
        return Map.of("afterAt", afterAt(), "afterId", afterId(), "afterSecondId", afterSecondId(), "limit", limit());
    }

    public Instant afterAt() {
        return after.map(Cursor::at).orElse(descending ? AFTER_ALL : BEFORE_ALL);
    }

    public UUID afterId() {
        return ids().getFirst();
    }

    /** The second UUID where FHIR ids are pairs. */
    public UUID afterSecondId() {
        return ids().getLast();
    }

    private List<UUID> ids() {
        var edge = descending ? HIGHEST : LOWEST;
        return after.map(Cursor::id)
                .map(id -> FhirIds.uuids(id).or(() -> FhirIds.uuid(id).map(List::of)))
                .map(ids -> ids.orElseThrow())
                .orElse(List.of(edge, edge));
    }

    /** One more than the page shows, so that the page knows whether another follows. */
    public int limit() {
        return count + 1;
    }

    int count() {
        return count;
    }

    /** The parameter sorted by, for sources that fill a {@link Cursor} by it. */
    public boolean sortedBy(String parameter) {
        return sortedBy.equals(parameter);
    }

    boolean descending() {
        return descending;
    }
}
