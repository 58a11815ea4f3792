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
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR Flag: an alert about a participant; active while it is open. */
@Component
class FlagProvider implements IResourceProvider {

    private final AlertRows rows;

    FlagProvider(AlertRows rows) {
        this.rows = rows;
    }

    @Override
    public Class<Flag> getResourceType() {
        return Flag.class;
    }

    @Read
    public @Nullable Flag read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(rows::flag)
                .map(AlertRows.FlagRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Flag.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Flag.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = "status") @Nullable TokenAndListParam status,
            @OptionalParam(name = Flag.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new AlertRows.Asked(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                TokenQuery.of(status)
                        .among(
                                List.of(FlagStatus.ACTIVE, FlagStatus.INACTIVE),
                                one -> new Coding(one.getSystem(), one.toCode(), one.getDisplay()))
                        .stream()
                        .map(FlagStatus::toCode)
                        .toList(),
                DateWindow.of(date, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request,
                AlertRows.FLAGS_SORTED,
                keyset -> rows.flags(asked, keyset).map(AlertRows.FlagRow::toFhir));
    }
}
