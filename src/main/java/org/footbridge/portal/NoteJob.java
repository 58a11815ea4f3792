package org.footbridge.portal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.util.UUID;
import org.footbridge.platform.OrganizationId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Plans the sending of one note in the transaction that wrote it; the job's row holds the two ids and nothing else. */
@Component("portalNoteJob")
class NoteJob {

    static final String NAME = "phone note";

    private final SchedulerClient scheduler;
    private final Clock clock;

    NoteJob(@Lazy SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void schedule(OrganizationId organization, UUID note) {
        scheduler.scheduleIfNotExists(new Key(organization, note).instance(), clock.instant());
    }

    record Key(OrganizationId organization, UUID note) {

        static Key of(TaskInstanceId instance) {
            var parts = instance.getId().split("/", 2);
            return new Key(new OrganizationId(UUID.fromString(parts[0])), UUID.fromString(parts[1]));
        }

        TaskInstance<Void> instance() {
            return new TaskInstance<>(NAME, organization.value() + "/" + note);
        }
    }
}
