package org.footbridge.episodes.fhir;

import java.util.List;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;

record EpisodeCriteria(
        ReferenceQuery patient, ReferenceQuery ids, List<String> statuses, DateWindow date, DateWindow updated) {}
