package org.footbridge.history;

import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Observation;

/**
 * A module's share of the FHIR type Observation; the provider merges all shares. Outside scores are one, {@code measures}
 * has the others.
 */
public interface ObservationSource extends ResourceSource<Observation, ObservationSource.Criteria> {

    /** A source's SQL offers columns of these names, {@code changed_at} and {@code dated_at} never null. */
    Sorting SORTING = Sorting.byLastUpdated("changed_at", "id").or("date", "dated_at");

    /**
     * @param about the patient, given as {@code patient} or {@code subject}
     * @param date against {@code effective}
     * @param derivedFrom the QuestionnaireResponse it was computed from
     */
    record Criteria(
            ReferenceQuery about,
            ReferenceQuery ids,
            TokenQuery category,
            TokenQuery code,
            TokenQuery status,
            DateWindow date,
            ReferenceQuery derivedFrom,
            DateWindow lastUpdated) {}
}
