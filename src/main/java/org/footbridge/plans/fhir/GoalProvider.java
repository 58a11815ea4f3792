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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.footbridge.access.House;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR Goal: the objectives of signed plans. */
@Component
class GoalProvider implements IResourceProvider, Profiled {

    private final GoalQuery goals;
    private final House house;

    GoalProvider(GoalQuery goals, House house) {
        this.goals = goals;
        this.house = house;
    }

    @Override
    public Class<Goal> getResourceType() {
        return Goal.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(GoalRow.PROFILE);
    }

    @Read
    public @Nullable Goal read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart()).flatMap(goals::byId).orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Goal.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Goal.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Goal.SP_LIFECYCLE_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = Goal.SP_ACHIEVEMENT_STATUS) @Nullable TokenAndListParam achievement,
            @OptionalParam(name = Goal.SP_START_DATE) @Nullable DateAndListParam start,
            @OptionalParam(name = Goal.SP_TARGET_DATE) @Nullable DateAndListParam target,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var zone = house.about().<ZoneId>map(about -> ZoneId.of(about.zone())).orElse(ZoneOffset.UTC);
        var criteria = new GoalQuery.Criteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                TokenQuery.of(status).among(GoalRow.Lifecycle.class, GoalRow.Lifecycle::coding),
                TokenQuery.of(achievement).among(GoalRow.Achievement.class, GoalRow.Achievement::coding),
                target == null,
                DateWindow.of(target, ZoneOffset.UTC),
                DateWindow.of(start, zone),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(request, GoalQuery.SORTING, keyset -> goals.page(criteria, keyset));
    }
}
