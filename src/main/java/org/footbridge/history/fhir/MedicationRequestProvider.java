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
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Medications as they were received, repeats too. */
@Component
class MedicationRequestProvider implements IResourceProvider, Profiled {

    private static final Sorting SORTING =
            Sorting.byLastUpdated("changed_at", "id").or("authoredon", "dated_at");
    private static final String STATUS = "http://hl7.org/fhir/CodeSystem/medicationrequest-status";
    private static final String INTENT = "http://hl7.org/fhir/CodeSystem/medicationrequest-intent";
    private static final List<String> STATUSES =
            List.of("active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown");

    private final ReceivedRows received;

    MedicationRequestProvider(ReceivedRows received) {
        this.received = received;
    }

    @Override
    public Class<MedicationRequest> getResourceType() {
        return MedicationRequest.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(MedicationRow.PROFILE);
    }

    @Read
    public @Nullable MedicationRequest read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(one -> received.byId(MedicationRow.TABLE, one, MedicationRow.class))
                .map(MedicationRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = MedicationRequest.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = MedicationRequest.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = MedicationRequest.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = MedicationRequest.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = MedicationRequest.SP_INTENT) @Nullable TokenAndListParam intent,
            @OptionalParam(name = MedicationRequest.SP_AUTHOREDON) @Nullable DateAndListParam authored,
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
                        .word(MedicationRow.STATUS, status, STATUS, STATUSES)
                        .word(MedicationRow.INTENT, intent, INTENT, MedicationRow.INTENTS)
                        .date("authored_at", authored));
        return SearchAnswer.of(
                request,
                SORTING,
                keyset -> Page.of(
                                received.find(MedicationRow.TABLE, asked, keyset, MedicationRow.class),
                                keyset,
                                row -> Cursor.of(
                                        keyset.sortedBy("authoredon")
                                                ? row.authoredAt().orElse(row.updatedAt())
                                                : row.updatedAt(),
                                        row.id()))
                        .map(MedicationRow::toFhir));
    }
}
