package org.footbridge.history.fhir;

import java.util.List;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.TokenQuery;

/**
 * What a search for received facts asks.
 *
 * @param statuses our words that pass; all rows pass when {@code anyStatus}
 * @param date against the date of the fact; rows without one pass only when it was not asked for
 */
record Asked(
        ReferenceQuery patient,
        ReferenceQuery subject,
        ReferenceQuery ids,
        TokenQuery code,
        boolean anyStatus,
        List<String> statuses,
        boolean anyDate,
        DateWindow date,
        DateWindow lastUpdated) {}
