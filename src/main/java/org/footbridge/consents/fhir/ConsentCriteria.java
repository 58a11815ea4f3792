package org.footbridge.consents.fhir;

import java.util.List;
import org.footbridge.consents.ConsentKind;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;

record ConsentCriteria(
        ReferenceQuery patient,
        ReferenceQuery ids,
        List<String> statuses,
        List<ConsentKind> kinds,
        DateWindow date,
        DateWindow period,
        DateWindow updated) {}
