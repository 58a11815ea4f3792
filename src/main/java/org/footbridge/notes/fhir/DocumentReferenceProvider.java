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
import org.footbridge.fhir.Profiled;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.notes.DocumentSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR DocumentReference of all modules, merged: signed notes, one a person, and what people shared. No draft is here. */
@Component
class DocumentReferenceProvider implements IResourceProvider, Profiled {

    private final List<DocumentSource> sources;

    DocumentReferenceProvider(List<DocumentSource> sources) {
        this.sources = sources;
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
        return ResourceSource.read(sources, id);
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
        var criteria = new DocumentSource.Criteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                TokenQuery.of(category),
                TokenQuery.of(type),
                TokenQuery.of(status),
                DateWindow.of(date, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return ResourceSource.search(request, DocumentSource.SORTING, sources, criteria);
    }
}
