package org.footbridge.alerts;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.util.UUID;
import org.footbridge.platform.OrganizationId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Plans the sending of one ring in the transaction that wrote it; the job's row holds the two ids and nothing else. */
@Component
class RingJob {

    static final String NAME = "ring";

    private final SchedulerClient scheduler;
    private final Clock clock;

    RingJob(@Lazy SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void schedule(OrganizationId organization, RingId ring) {
        scheduler.scheduleIfNotExists(new Key(organization, ring).instance(), clock.instant());
    }

    record Key(OrganizationId organization, RingId ring) {

        static Key of(TaskInstanceId instance) {
            var parts = instance.getId().split("/", 2);
            return new Key(new OrganizationId(UUID.fromString(parts[0])), new RingId(UUID.fromString(parts[1])));
        }

        TaskInstance<Void> instance() {
            return new TaskInstance<>(NAME, organization.value() + "/" + ring.value());
        }
    }
}
