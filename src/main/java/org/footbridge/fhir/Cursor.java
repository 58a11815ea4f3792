package org.footbridge.fhir;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A place in a sorted list that stays right while rows are added: the sort key of the last row seen and its id.
 *
 * @param at the row's sort key to the microsecond, as the database holds it (not the milliseconds FHIR shows)
 * @param id the row's FHIR id
 */
public record Cursor(Instant at, String id) implements Comparable<Cursor> {

    /** As SQL sorts; {@link UUID#compareTo} does not. */
    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::at).thenComparing(position -> FhirIds.sortable(position.id()));

    public static Cursor of(Instant at, UUID id) {
        return new Cursor(at, id.toString());
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
