package org.footbridge.episodes.fhir;

import java.util.List;
import org.footbridge.episodes.Level;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;

record EpisodeCriteria(
        ReferenceQuery patient,
        ReferenceQuery ids,
        List<String> statuses,
        boolean anyLevel,
        List<Level> levels,
        DateWindow date,
        DateWindow updated) {}
