package org.footbridge.people.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.people.fhir.PatientQuery.Word.How;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Participants as patients. */
@Component
class PatientProvider implements IResourceProvider, Profiled {

    private static final Sorting SORTING = Sorting.byLastUpdated("updated_at", "id");
    private static final List<String> GENDERS = List.of("male", "female", "other", "unknown");
    private static final String GENDER = "http://hl7.org/fhir/administrative-gender";

    private final PatientQuery patients;

    PatientProvider(PatientQuery patients) {
        this.patients = patients;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(PatientRow.PROFILE);
    }

    @Read
    public @Nullable Patient read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(patients::byId)
                .map(PatientRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Patient.SP_NAME) @Nullable StringAndListParam name,
            @OptionalParam(name = Patient.SP_FAMILY) @Nullable StringAndListParam family,
            @OptionalParam(name = Patient.SP_GIVEN) @Nullable StringAndListParam given,
            @OptionalParam(name = Patient.SP_BIRTHDATE) @Nullable DateAndListParam birth,
            @OptionalParam(name = Patient.SP_DEATH_DATE) @Nullable DateAndListParam death,
            @OptionalParam(name = Patient.SP_GENDER) @Nullable TokenAndListParam gender,
            @OptionalParam(name = Patient.SP_IDENTIFIER) @Nullable TokenAndListParam identifier,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new PatientQuery.Asked(
                ReferenceQuery.ids(ids),
                words(name),
                words(family),
                words(given),
                gender == null,
                TokenQuery.of(gender).among(GENDERS, word -> new Coding(GENDER, word, null)),
                identifier == null,
                identifiers(TokenQuery.of(identifier)),
                birth == null,
                DateWindow.of(birth, ZoneOffset.UTC),
                death == null,
                DateWindow.of(death, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request, SORTING, keyset -> patients.page(asked, keyset).map(PatientRow::toFhir));
    }

    private static List<List<PatientQuery.Word>> words(@Nullable StringAndListParam asked) {
        return asked == null
                ? List.of()
                : asked.getValuesAsQueryTokens().stream()
                        .map(any -> any.getValuesAsQueryTokens().stream()
                                .filter(one -> one.getValue() != null
                                        && !one.getValue().isBlank())
                                .map(PatientProvider::word)
                                .toList())
                        .filter(any -> !any.isEmpty())
                        .toList();
    }

    private static PatientQuery.Word word(StringParam asked) {
        if (asked.isExact()) {
            return new PatientQuery.Word(asked.getValue(), How.EXACT);
        }
        return new PatientQuery.Word(asked.getValue(), asked.isContains() ? How.CONTAINS : How.BEGINS);
    }

    /** Our identifiers are ids in another dress. */
    private static List<UUID> identifiers(TokenQuery asked) {
        return asked.codes().stream()
                .map(code -> code.replaceFirst("^urn:uuid:", ""))
                .map(FhirIds::uuid)
                .flatMap(Optional::stream)
                .filter(id -> asked.includes(PatientRow.IDENTIFIER, "urn:uuid:" + id))
                .toList();
    }
}
