package org.footbridge.alerts.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.ZoneOffset;
import java.util.List;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR DetectedIssue: one thing that raised an alert or joined it. */
@Component
class DetectedIssueProvider implements IResourceProvider {

    private final AlertRows rows;

    DetectedIssueProvider(AlertRows rows) {
        this.rows = rows;
    }

    @Override
    public Class<DetectedIssue> getResourceType() {
        return DetectedIssue.class;
    }

    @Read
    public @Nullable DetectedIssue read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(rows::issue)
                .map(AlertRows.IssueRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = DetectedIssue.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = DetectedIssue.SP_IDENTIFIED) @Nullable DateAndListParam identified,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new AlertRows.Asked(
                ReferenceQuery.of(patient, "Patient", request),
                ReferenceQuery.ids(ids),
                List.of("final"),
                DateWindow.of(identified, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request,
                AlertRows.ISSUES_SORTED,
                keyset -> rows.issues(asked, keyset).map(AlertRows.IssueRow::toFhir));
    }
}
