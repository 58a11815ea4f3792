package org.footbridge.history;

import java.util.List;
import java.util.Optional;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Encounter;

/**
 * A module's share of the FHIR type Encounter; the provider merges all shares. Earlier visits elsewhere are one,
 * {@code attendance} has one encounter a person and session (CARE 10). The FHIR ids of all shares are pairs
 * ({@link org.footbridge.fhir.FhirIds#pair}), so that one position fits them all.
 */
public interface EncounterSource {

    /** A source's SQL offers columns of these names, {@code changed_at} and {@code dated_at} never null. */
    Sorting SORTING =
            Sorting.byLastUpdated("changed_at", "first_id", "second_id").or("date", "dated_at");

    /**
     * @param about the patient, given as {@code patient} or {@code subject}
     * @param kind against {@code Encounter.class}
     * @param date against {@code Encounter.period}
     */
    record Criteria(
            ReferenceQuery about,
            ReferenceQuery ids,
            TokenQuery status,
            TokenQuery kind,
            TokenQuery type,
            DateWindow date,
            DateWindow lastUpdated) {}

    /** @param at the value the keyset sorts by ({@code _lastUpdated} or {@code date}), to the microsecond */
    record Found(Cursor at, Encounter encounter) {}

    /** Sorted as the keyset says, at most {@link Keyset#limit()} rows. */
    List<Found> find(Criteria criteria, Keyset keyset);

    Optional<Encounter> read(String id);
}
