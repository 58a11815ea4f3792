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
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Conditions as they were received, repeats too. */
@Component
class ConditionProvider implements IResourceProvider, Profiled {

    private static final Sorting SORTING =
            Sorting.byLastUpdated("changed_at", "id").or("onset-date", "dated_at");
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final List<String> CLINICAL_WORDS =
            List.of("active", "recurrence", "relapse", "inactive", "remission", "resolved");
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final List<String> VERIFICATION_WORDS =
            List.of("unconfirmed", "provisional", "differential", "confirmed", "refuted", "entered-in-error");

    private final ReceivedRows received;

    ConditionProvider(ReceivedRows received) {
        this.received = received;
    }

    @Override
    public Class<Condition> getResourceType() {
        return Condition.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(ConditionRow.ENCOUNTER_DIAGNOSIS, ConditionRow.PROBLEM);
    }

    @Read
    public @Nullable Condition read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(one -> received.byId(ConditionRow.TABLE, one, ConditionRow.class))
                .map(ConditionRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Condition.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Condition.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Condition.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = Condition.SP_CLINICAL_STATUS) @Nullable TokenAndListParam clinicalStatus,
            @OptionalParam(name = Condition.SP_VERIFICATION_STATUS) @Nullable TokenAndListParam verification,
            @OptionalParam(name = Condition.SP_CATEGORY) @Nullable TokenAndListParam category,
            @OptionalParam(name = Condition.SP_RECORDED_DATE) @Nullable DateAndListParam recorded,
            @OptionalParam(name = Condition.SP_ABATEMENT_DATE) @Nullable DateAndListParam abatement,
            @OptionalParam(name = Condition.SP_ONSET_DATE) @Nullable DateAndListParam onset,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new Asked(
                ReferenceQuery.of(patient, "Patient", request),
                ReferenceQuery.of(subject, "Patient", request),
                ReferenceQuery.ids(ids),
                TokenQuery.of(code),
                DateWindow.of(lastUpdated, ZoneOffset.UTC),
                new Filters()
                        .word("clinical_status", clinicalStatus, CLINICAL, CLINICAL_WORDS)
                        .word("verification_status", verification, VERIFICATION, VERIFICATION_WORDS)
                        .concepts("categories", category)
                        .date("onset_at", onset)
                        .date("abatement_at", abatement)
                        .date("recorded_at", recorded));
        return SearchAnswer.of(
                request,
                SORTING,
                keyset -> Page.of(
                                received.find(ConditionRow.TABLE, asked, keyset, ConditionRow.class),
                                keyset,
                                row -> Cursor.of(
                                        keyset.sortedBy("onset-date")
                                                ? row.onsetAt().orElse(row.updatedAt())
                                                : row.updatedAt(),
                                        row.id()))
                        .map(ConditionRow::toFhir));
    }
}
