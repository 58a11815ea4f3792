package org.footbridge.medications.fhir;

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
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.Sorting;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people take, from the lists kept here. What was received from others stays a MedicationRequest. */
@Component
class MedicationStatementProvider implements IResourceProvider {

    private static final Sorting SORTING =
            Sorting.byLastUpdated("updated_at", "id").or("effective", "dated_at");
    private static final String STATUS = "http://hl7.org/fhir/CodeSystem/medication-statement-status";
    private static final List<String> STATUSES = List.of("active", "stopped", "entered-in-error");

    private final StatementQuery statements;

    MedicationStatementProvider(StatementQuery statements) {
        this.statements = statements;
    }

    @Override
    public Class<MedicationStatement> getResourceType() {
        return MedicationStatement.class;
    }

    @Read
    public @Nullable MedicationStatement read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart())
                .flatMap(statements::byId)
                .map(StatementRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = MedicationStatement.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = MedicationStatement.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = MedicationStatement.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = MedicationStatement.SP_EFFECTIVE) @Nullable DateAndListParam effective,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var asked = new StatementQuery.Asked(
                ReferenceQuery.of(patient, "Patient", request),
                ReferenceQuery.of(subject, "Patient", request),
                ReferenceQuery.ids(ids),
                status == null,
                TokenQuery.of(status).among(STATUSES, word -> new Coding(STATUS, word, null)),
                effective == null,
                DateWindow.of(effective, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request,
                SORTING,
                keyset -> Page.of(
                                statements.find(asked, keyset),
                                keyset,
                                row -> Cursor.of(
                                        keyset.sortedBy("effective") ? row.datedAt() : row.updatedAt(), row.id()))
                        .map(StatementRow::toFhir));
    }
}
