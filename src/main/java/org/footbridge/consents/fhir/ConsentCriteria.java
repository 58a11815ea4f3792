package org.footbridge.consents.fhir;

import java.util.List;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;

record ConsentCriteria(
        ReferenceQuery patient, ReferenceQuery ids, List<String> statuses, DateWindow date, DateWindow updated) {}
