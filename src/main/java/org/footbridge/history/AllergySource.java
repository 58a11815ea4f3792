package org.footbridge.history;

import java.util.List;
import java.util.Optional;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.Sorting;
import org.hl7.fhir.r4.model.AllergyIntolerance;

/** Somebody else's resources of the FHIR type AllergyIntolerance; the provider merges them with what was received. */
public interface AllergySource extends ResourceSource<AllergyIntolerance, AllergySource.Criteria> {

    /** A source's SQL offers columns of these names, {@code changed_at} and {@code dated_at} never null. */
    Sorting SORTING = Sorting.byLastUpdated("changed_at", "id").or("date", "dated_at");

    /**
     * What a search asks, of sources whose allergies have neither code, type, category nor criticality; a search for one of
     * those never reaches them.
     *
     * @param clinical the words asked for, empty where none was
     * @param verification as {@code clinical}
     * @param recorded against {@code recordedDate}
     */
    record Criteria(
            ReferenceQuery patient,
            ReferenceQuery ids,
            Optional<List<String>> clinical,
            Optional<List<String>> verification,
            DateWindow recorded,
            DateWindow lastUpdated) {}
}
