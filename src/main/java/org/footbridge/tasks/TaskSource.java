package org.footbridge.tasks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Sorting;
import org.hl7.fhir.r4.model.Task;

/** Somebody else's resources of the FHIR type Task; the provider merges them with our own. */
public interface TaskSource {

    /** A source's SQL selects from something called {@code task} that has these columns, never null. */
    Sorting SORTING = Sorting.byLastUpdated("task.updated_at", "task.id").or("authored-on", "task.opened_at");

    /** The code system of {@code Task.code}. */
    String KIND = "urn:footbridge:task-kind";

    /** @param at the value the keyset sorts by ({@code _lastUpdated} or {@code authored-on}), to the microsecond */
    record Found(Cursor at, Task task) {}

    /** Sorted as the keyset says, at most {@link Keyset#limit()} rows. */
    List<Found> find(TaskCriteria criteria, Keyset keyset);

    Optional<Task> read(UUID id);
}
