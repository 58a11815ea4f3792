package org.footbridge.tasks.fhir;

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
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.tasks.TaskCriteria;
import org.footbridge.tasks.TaskSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** FHIR Task: our work items, merged with what other modules add. */
@Component
class TaskProvider implements IResourceProvider {

    private final List<TaskSource> sources;

    TaskProvider(List<TaskSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    @Read
    public @Nullable Task read(@IdParam IdType id) {
        return ResourceSource.read(sources, id);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Task.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Task.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Task.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = Task.SP_INTENT) @Nullable TokenAndListParam intent,
            @OptionalParam(name = Task.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = Task.SP_AUTHORED_ON) @Nullable DateAndListParam authored,
            @OptionalParam(name = Task.SP_MODIFIED) @Nullable DateAndListParam modified,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var criteria = new TaskCriteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(subject, "Patient", request)),
                ReferenceQuery.ids(ids),
                TokenQuery.of(status),
                TokenQuery.of(intent),
                TokenQuery.of(code),
                DateWindow.of(authored, ZoneOffset.UTC),
                DateWindow.of(both(lastUpdated, modified), ZoneOffset.UTC));
        return ResourceSource.search(request, TaskSource.SORTING, sources, criteria);
    }

    /** A task's own word for when it last changed is the same instant. */
    private static @Nullable DateAndListParam both(
            @Nullable DateAndListParam lastUpdated, @Nullable DateAndListParam modified) {
        if (lastUpdated == null || modified == null) {
            return lastUpdated == null ? modified : lastUpdated;
        }
        var both = new DateAndListParam();
        lastUpdated.getValuesAsQueryTokens().forEach(both::addAnd);
        modified.getValuesAsQueryTokens().forEach(both::addAnd);
        return both;
    }
}
