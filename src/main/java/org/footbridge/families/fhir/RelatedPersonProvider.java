package org.footbridge.families.fhir;

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
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR RelatedPerson: contacts with a door. No release opens the type to a program outside. */
@Component
class RelatedPersonProvider implements IResourceProvider {

    private final RelatedPersonQuery near;

    RelatedPersonProvider(RelatedPersonQuery near) {
        this.near = near;
    }

    @Override
    public Class<RelatedPerson> getResourceType() {
        return RelatedPerson.class;
    }

    @Read
    public @Nullable RelatedPerson read(@IdParam IdType id) {
        return FhirIds.uuids(id.getIdPart())
                .flatMap(near::byId)
                .map(RelatedPersonRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = RelatedPerson.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new RelatedPersonQuery.Asked(
                ReferenceQuery.of(patient, "Patient", request),
                ReferenceQuery.ids(ids),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request,
                RelatedPersonQuery.SORTING,
                keyset -> near.page(asked, keyset).map(RelatedPersonRow::toFhir));
    }
}
