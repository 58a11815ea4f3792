package org.footbridge.history.fhir;

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
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.history.ObservationSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Observations of all modules, merged. */
@Component
class ObservationProvider implements IResourceProvider, Profiled {

    private final List<ObservationSource> sources;

    ObservationProvider(List<ObservationSource> sources) {
        this.sources = sources;
    }

    @Override
    public Class<Observation> getResourceType() {
        return Observation.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(ScoreRow.PROFILE);
    }

    @Read
    public @Nullable Observation read(@IdParam IdType id) {
        return ResourceSource.read(sources, id);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Observation.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Observation.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Observation.SP_CATEGORY) @Nullable TokenAndListParam category,
            @OptionalParam(name = Observation.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = Observation.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = Observation.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = Observation.SP_DERIVED_FROM) @Nullable ReferenceAndListParam derivedFrom,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var criteria = new ObservationSource.Criteria(
                ReferenceQuery.of(About.either(patient, subject), "Patient", request),
                ReferenceQuery.ids(ids),
                TokenQuery.of(category),
                TokenQuery.of(code),
                TokenQuery.of(status),
                DateWindow.of(date, ZoneOffset.UTC),
                ReferenceQuery.of(derivedFrom, "QuestionnaireResponse", request),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return ResourceSource.search(request, ObservationSource.SORTING, sources, criteria);
    }
}
