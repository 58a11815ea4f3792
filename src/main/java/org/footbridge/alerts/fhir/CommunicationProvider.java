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
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR Communication: that somebody on the team was told of an alert. What they got said nothing of it. */
@Component
class CommunicationProvider implements IResourceProvider {

    private final AlertRows rows;

    CommunicationProvider(AlertRows rows) {
        this.rows = rows;
    }

    @Override
    public Class<Communication> getResourceType() {
        return Communication.class;
    }

    @Read
    public @Nullable Communication read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(rows::telling)
                .map(AlertRows.TellingRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Communication.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Communication.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Communication.SP_SENT) @Nullable DateAndListParam sent,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new AlertRows.Asked(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                List.of("completed"),
                DateWindow.of(sent, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request,
                AlertRows.TELLINGS_SORTED,
                keyset -> rows.tellings(asked, keyset).map(AlertRows.TellingRow::toFhir));
    }
}
