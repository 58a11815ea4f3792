package org.footbridge.history.fhir;

import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.TokenQuery;

/**
 * What a search for received facts asks.
 *
 * @param filters what only this kind of fact has
 */
record Asked(
        ReferenceQuery patient,
        ReferenceQuery subject,
        ReferenceQuery ids,
        TokenQuery code,
        DateWindow lastUpdated,
        Filters filters) {}
