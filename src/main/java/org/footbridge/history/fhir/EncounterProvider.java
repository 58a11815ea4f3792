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
import org.footbridge.history.EncounterSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Encounters of all modules, merged. */
@Component
class EncounterProvider implements IResourceProvider, Profiled {

    private final List<EncounterSource> sources;

    EncounterProvider(List<EncounterSource> sources) {
        this.sources = sources;
    }

    @Override
    public Class<Encounter> getResourceType() {
        return Encounter.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(VisitRow.PROFILE);
    }

    @Read
    public @Nullable Encounter read(@IdParam IdType id) {
        return ResourceSource.read(sources, id);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Encounter.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Encounter.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Encounter.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = Encounter.SP_CLASS) @Nullable TokenAndListParam kind,
            @OptionalParam(name = Encounter.SP_TYPE) @Nullable TokenAndListParam type,
            @OptionalParam(name = Encounter.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var criteria = new EncounterSource.Criteria(
                ReferenceQuery.of(About.either(patient, subject), "Patient", request),
                ReferenceQuery.ids(ids),
                TokenQuery.of(status),
                TokenQuery.of(kind),
                TokenQuery.of(type),
                DateWindow.of(date, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return ResourceSource.search(request, EncounterSource.SORTING, sources, criteria);
    }
}
