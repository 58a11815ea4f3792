package org.footbridge.plans.fhir;

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
import org.footbridge.plans.CarePlanSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** CarePlans of all modules, merged: each signed version of a stay's plan, each version of a coping plan. */
@Component
class CarePlanProvider implements IResourceProvider, Profiled {

    private final List<CarePlanSource> sources;

    CarePlanProvider(List<CarePlanSource> sources) {
        this.sources = sources;
    }

    @Override
    public Class<CarePlan> getResourceType() {
        return CarePlan.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(PlanRow.PROFILE);
    }

    @Read
    public @Nullable CarePlan read(@IdParam IdType id) {
        return ResourceSource.read(sources, id);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = CarePlan.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = CarePlan.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = CarePlan.SP_CATEGORY) @Nullable TokenAndListParam category,
            @OptionalParam(name = CarePlan.SP_INTENT) @Nullable TokenAndListParam intent,
            @OptionalParam(name = CarePlan.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = CarePlan.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var criteria = new CarePlanSource.Criteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                TokenQuery.of(category),
                TokenQuery.of(intent),
                TokenQuery.of(status),
                DateWindow.of(date, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return ResourceSource.search(request, CarePlanSource.SORTING, sources, criteria);
    }
}
