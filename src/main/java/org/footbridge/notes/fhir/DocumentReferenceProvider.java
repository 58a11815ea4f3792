package org.footbridge.notes.fhir;

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
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.TokenQuery;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR DocumentReference: signed notes, one a person. A draft leaves the house in no way. */
@Component
class DocumentReferenceProvider implements IResourceProvider, Profiled {

    private final NoteQuery notes;

    DocumentReferenceProvider(NoteQuery notes) {
        this.notes = notes;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Override
    public List<String> profiles() {
        return List.of(NoteRow.PROFILE);
    }

    @Read
    public @Nullable DocumentReference read(@IdParam IdType id) {
        return FhirIds.uuid(id.getIdPart()).flatMap(notes::byId).orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = DocumentReference.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = DocumentReference.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = DocumentReference.SP_CATEGORY) @Nullable TokenAndListParam category,
            @OptionalParam(name = DocumentReference.SP_TYPE) @Nullable TokenAndListParam type,
            @OptionalParam(name = DocumentReference.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = DocumentReference.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        boolean ours = TokenQuery.of(category).includes(NoteRow.CATEGORIES, NoteRow.CLINICAL_NOTE)
                && TokenQuery.of(type).includes(NoteRow.LOINC, NoteRow.PROGRESS_NOTE);
        var criteria = new NoteQuery.Criteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                ours ? TokenQuery.of(status).among(NoteRow.State.class, NoteRow.State::coding) : List.of(),
                DateWindow.of(date, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(request, NoteQuery.SORTING, keyset -> notes.page(criteria, keyset));
    }
}
