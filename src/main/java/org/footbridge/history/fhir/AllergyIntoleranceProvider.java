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
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Allergies as they were received, repeats too. */
@Component
class AllergyIntoleranceProvider implements IResourceProvider, Profiled {

    private static final Sorting SORTING =
            Sorting.byLastUpdated("changed_at", "id").or("date", "dated_at");
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final List<String> CLINICAL_WORDS = List.of("active", "inactive", "resolved");
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private static final List<String> VERIFICATION_WORDS =
            List.of("unconfirmed", "confirmed", "refuted", "entered-in-error");
    private static final String TYPE = "http://hl7.org/fhir/allergy-intolerance-type";
    private static final String CATEGORY = "http://hl7.org/fhir/allergy-intolerance-category";
    private static final String CRITICALITY = "http://hl7.org/fhir/allergy-intolerance-criticality";

    private final ReceivedRows received;

    AllergyIntoleranceProvider(ReceivedRows received) {
        this.received = received;
    }

    @Override
    public Class<AllergyIntolerance> getResourceType() {
        return AllergyIntolerance.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(AllergyRow.PROFILE);
    }

    @Read
    public @Nullable AllergyIntolerance read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(one -> received.byId(AllergyRow.TABLE, one, AllergyRow.class))
                .map(AllergyRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = AllergyIntolerance.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = AllergyIntolerance.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = AllergyIntolerance.SP_CLINICAL_STATUS) @Nullable TokenAndListParam clinicalStatus,
            @OptionalParam(name = AllergyIntolerance.SP_VERIFICATION_STATUS) @Nullable TokenAndListParam verification,
            @OptionalParam(name = AllergyIntolerance.SP_TYPE) @Nullable TokenAndListParam type,
            @OptionalParam(name = AllergyIntolerance.SP_CATEGORY) @Nullable TokenAndListParam category,
            @OptionalParam(name = AllergyIntolerance.SP_CRITICALITY) @Nullable TokenAndListParam criticality,
            @OptionalParam(name = AllergyIntolerance.SP_DATE) @Nullable DateAndListParam recorded,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new Asked(
                ReferenceQuery.of(patient, "Patient", request),
                ReferenceQuery.of(null, "Patient", request),
                ReferenceQuery.ids(ids),
                TokenQuery.of(code),
                DateWindow.of(lastUpdated, ZoneOffset.UTC),
                new Filters()
                        .word("clinical_status", clinicalStatus, CLINICAL, CLINICAL_WORDS)
                        .word("verification_status", verification, VERIFICATION, VERIFICATION_WORDS)
                        .word("kind", type, TYPE, List.of("allergy", "intolerance"))
                        .wordOfSeveral(
                                "category",
                                category,
                                CATEGORY,
                                List.of("food", "medication", "environment", "biologic"))
                        .word("criticality", criticality, CRITICALITY, List.of("low", "high", "unable-to-assess"))
                        .date("recorded_at", recorded));
        return SearchAnswer.of(
                request,
                SORTING,
                keyset -> Page.of(
                                received.find(AllergyRow.TABLE, asked, keyset, AllergyRow.class),
                                keyset,
                                row -> Cursor.of(
                                        keyset.sortedBy("date")
                                                ? row.recordedAt().orElse(row.updatedAt())
                                                : row.updatedAt(),
                                        row.id()))
                        .map(AllergyRow::toFhir));
    }
}
