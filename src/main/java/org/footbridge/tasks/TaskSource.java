package org.footbridge.tasks;

import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.Sorting;
import org.hl7.fhir.r4.model.Task;

/** Somebody else's resources of the FHIR type Task; the provider merges them with our own. */
public interface TaskSource extends ResourceSource<Task, TaskCriteria> {

    /** A source's SQL selects from something called {@code task} that has these columns, never null. */
    Sorting SORTING = Sorting.byLastUpdated("task.updated_at", "task.id").or("authored-on", "task.opened_at");

    /** The code system of {@code Task.code}. */
    String KIND = "urn:footbridge:task-kind";
}
