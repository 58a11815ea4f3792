package org.footbridge.alerts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.hl7.fhir.r4.model.Communication;

/**
 * A module's share of the FHIR type Communication; the provider merges all shares. That somebody was told of an alert is
 * one, {@code messages} has the others.
 */
public interface CommunicationSource {

    /** A source's SQL selects from something called {@code known} that has these columns, never null. */
    Sorting SORTING = Sorting.byLastUpdated("known.updated_at", "known.id").or("sent", "known.at");

    /** @param about the patient, given as {@code patient} or {@code subject} */
    record Criteria(ReferenceQuery about, ReferenceQuery ids, DateWindow sent, DateWindow lastUpdated) {}

    /** @param at the value the keyset sorts by ({@code _lastUpdated} or {@code sent}), to the microsecond */
    record Found(Cursor at, Communication communication) {}

    /** Sorted as the keyset says, at most {@link Keyset#limit()} rows. */
    List<Found> find(Criteria criteria, Keyset keyset);

    Optional<Communication> read(UUID id);
}
