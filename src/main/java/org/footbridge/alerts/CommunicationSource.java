package org.footbridge.alerts;

import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.Sorting;
import org.hl7.fhir.r4.model.Communication;

/**
 * A module's share of the FHIR type Communication; the provider merges all shares. That somebody was told of an alert is
 * one, {@code messages} has the others.
 */
public interface CommunicationSource extends ResourceSource<Communication, CommunicationSource.Criteria> {

    /** A source's SQL selects from something called {@code known} that has these columns, never null. */
    Sorting SORTING = Sorting.byLastUpdated("known.updated_at", "known.id").or("sent", "known.at");

    /** @param about the patient, given as {@code patient} or {@code subject} */
    record Criteria(ReferenceQuery about, ReferenceQuery ids, DateWindow sent, DateWindow lastUpdated) {}
}
