package org.footbridge.history;

import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Encounter;

/**
 * A module's share of the FHIR type Encounter; the provider merges all shares. Earlier visits elsewhere are one,
 * {@code attendance} has one encounter a person and session (CARE 10). The FHIR ids of all shares are pairs
 * ({@link org.footbridge.fhir.FhirIds#pair}), so that one position fits them all.
 */
public interface EncounterSource extends ResourceSource<Encounter, EncounterSource.Criteria> {

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
}
