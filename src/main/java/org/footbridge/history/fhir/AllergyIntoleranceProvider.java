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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.ResourceSource.Found;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.history.AllergySource;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Allergies as they were received, repeats too, and those recorded here. */
@Component
class AllergyIntoleranceProvider implements IResourceProvider, Profiled {

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final List<String> CLINICAL_WORDS = List.of("active", "inactive", "resolved");
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private static final List<String> VERIFICATION_WORDS =
            List.of("unconfirmed", "confirmed", "refuted", "entered-in-error");
    private static final String TYPE = "http://hl7.org/fhir/allergy-intolerance-type";
    private static final String CATEGORY = "http://hl7.org/fhir/allergy-intolerance-category";
    private static final String CRITICALITY = "http://hl7.org/fhir/allergy-intolerance-criticality";

    private final ReceivedRows received;
    private final List<AllergySource> others;

    AllergyIntoleranceProvider(ReceivedRows received, List<AllergySource> others) {
        this.received = received;
        this.others = others;
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
                .orElseGet(() -> ResourceSource.read(others, id));
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
        boolean codedOnly = code != null || type != null || category != null || criticality != null;
        var criteria = new AllergySource.Criteria(
                asked.patient(),
                asked.ids(),
                words(clinicalStatus, CLINICAL, CLINICAL_WORDS),
                words(verification, VERIFICATION, VERIFICATION_WORDS),
                DateWindow.of(recorded, ZoneOffset.UTC),
                asked.lastUpdated());
        return SearchAnswer.of(request, AllergySource.SORTING, keyset -> {
            List<List<Found<AllergyIntolerance>>> found = new ArrayList<>();
            found.add(received.find(AllergyRow.TABLE, asked, keyset, AllergyRow.class).stream()
                    .map(row -> new Found<>(
                            Cursor.of(
                                    keyset.sortedBy("date")
                                            ? row.recordedAt().orElse(row.updatedAt())
                                            : row.updatedAt(),
                                    row.id()),
                            row.toFhir()))
                    .toList());
            if (!codedOnly) {
                others.forEach(source -> found.add(source.find(criteria, keyset)));
            }
            return ResourceSource.merge(keyset, found);
        });
    }

    private static Optional<List<String>> words(@Nullable TokenAndListParam asked, String system, List<String> words) {
        return asked == null
                ? Optional.empty()
                : Optional.of(TokenQuery.of(asked).among(words, word -> new Coding(system, word, null)));
    }
}
