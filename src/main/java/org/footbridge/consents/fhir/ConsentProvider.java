package org.footbridge.consents.fhir;

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
import org.footbridge.consents.ConsentKind;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people agreed to, over FHIR: Consent. */
@Component
class ConsentProvider implements IResourceProvider {

    private static final Sorting SORTING =
            Sorting.byLastUpdated("c.last_changed_at", "c.id").or("date", "c.decided_at");

    private static final List<String> STATUSES = List.of("active", "inactive", "rejected");

    private final ConsentQuery consents;

    ConsentProvider(ConsentQuery consents) {
        this.consents = consents;
    }

    @Override
    public Class<Consent> getResourceType() {
        return Consent.class;
    }

    @Read
    public @Nullable Consent read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(consents::byId)
                .map(ConsentRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Consent.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Consent.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = Consent.SP_CATEGORY) @Nullable TokenAndListParam category,
            @OptionalParam(name = Consent.SP_SCOPE) @Nullable TokenAndListParam scope,
            @OptionalParam(name = Consent.SP_PERIOD) @Nullable DateAndListParam period,
            @OptionalParam(name = Consent.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var criteria = new ConsentCriteria(
                ReferenceQuery.of(patient, "Patient", request),
                ReferenceQuery.ids(ids),
                TokenQuery.of(status)
                        .among(
                                STATUSES,
                                word -> new Coding()
                                        .setSystem("http://hl7.org/fhir/consent-state-codes")
                                        .setCode(word)),
                kinds(TokenQuery.of(category), TokenQuery.of(scope)),
                DateWindow.of(date, ZoneOffset.UTC),
                DateWindow.of(period, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request, SORTING, keyset -> consents.page(criteria, keyset).map(ConsentRow::toFhir));
    }

    private static List<ConsentKind> kinds(TokenQuery category, TokenQuery scope) {
        return scope.among(ConsentKind.class, ConsentRow::scope).stream()
                .filter(kind -> ConsentRow.categories(kind).stream()
                        .anyMatch(one -> category.includes(one.getSystem(), one.getCode())))
                .toList();
    }
}
