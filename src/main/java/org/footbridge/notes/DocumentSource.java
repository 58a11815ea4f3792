package org.footbridge.notes;

import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * A module's share of the FHIR type DocumentReference; the provider merges all shares. Signed notes are one, what people
 * shared of their practice is another.
 */
public interface DocumentSource extends ResourceSource<DocumentReference, DocumentSource.Criteria> {

    /** A source's SQL offers a relation {@code doc} with columns of these names, none of them null. */
    Sorting SORTING = Sorting.byLastUpdated("doc.changed_at", "doc.id").or("date", "doc.signed_at");

    /**
     * @param about the patient, given as {@code patient} or {@code subject}
     * @param date when it was signed or shared
     */
    record Criteria(
            ReferenceQuery about,
            ReferenceQuery ids,
            TokenQuery category,
            TokenQuery type,
            TokenQuery status,
            DateWindow date,
            DateWindow lastUpdated) {}
}
