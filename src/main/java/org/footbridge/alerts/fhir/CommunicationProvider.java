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
import org.footbridge.alerts.CommunicationSource;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR Communication, merged from all modules that have some. */
@Component
class CommunicationProvider implements IResourceProvider {

    private final List<CommunicationSource> sources;

    CommunicationProvider(List<CommunicationSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Class<Communication> getResourceType() {
        return Communication.class;
    }

    @Read
    public @Nullable Communication read(@IdParam IdType id) {
        return ResourceSource.read(sources, id);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Communication.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Communication.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Communication.SP_SENT) @Nullable DateAndListParam sent,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var criteria = new CommunicationSource.Criteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                DateWindow.of(sent, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return ResourceSource.search(request, CommunicationSource.SORTING, sources, criteria);
    }
}
