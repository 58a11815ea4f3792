package org.footbridge.plans;

import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.CarePlan;

/** A module's share of the FHIR type CarePlan; the provider merges all shares. Plans of stays are one, {@code safety} has another. */
public interface CarePlanSource extends ResourceSource<CarePlan, CarePlanSource.Criteria> {

    /** A source's SQL reads from a relation {@code plan} with columns of these names, none of them null. */
    Sorting SORTING = Sorting.byLastUpdated("plan.changed_at", "plan.id").or("date", "plan.dated_at");

    /**
     * @param about the patient, given as {@code patient} or {@code subject}
     * @param date against {@code period}
     */
    record Criteria(
            ReferenceQuery about,
            ReferenceQuery ids,
            TokenQuery category,
            TokenQuery intent,
            TokenQuery status,
            DateWindow date,
            DateWindow lastUpdated) {}
}
