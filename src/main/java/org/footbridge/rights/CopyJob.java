package org.footbridge.rights;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes copies in the background, and takes away those whose days are over. The job's row holds two ids. */
@Configuration
class CopyJob {

    private static final String NAME = "own-copy";
    private static final String JOB = "own copy";
    private static final int TRIES = 3;

    static TaskInstance<Void> instance(OrganizationId organization, CopyId copy) {
        return new TaskInstance<>(NAME, organization.value() + "/" + copy.value());
    }

    @Bean
    Task<Void> ownCopyTask(CopyMaking making, OwnCopies copies) {
        return Tasks.oneTime(NAME)
                .onFailure((failed, then) -> {
                    var parts = failed.getExecution().taskInstance.getId().split("/", 2);
                    if (failed.getExecution().consecutiveFailures + 1 < TRIES) {
                        then.reschedule(failed, failed.getTimeDone().plus(Duration.ofSeconds(30)));
                    } else {
                        as(parts[0]).run(() -> copies.failed(new CopyId(UUID.fromString(parts[1]))));
                        then.stop();
                    }
                })
                .execute((instance, _) -> {
                    var parts = instance.getId().split("/", 2);
                    as(parts[0]).run(() -> making.make(new CopyId(UUID.fromString(parts[1]))));
                });
    }

    @Bean
    RecurringTask<Void> ownCopiesForgotten(Organizations organizations, OwnCopies copies) {
        return Tasks.recurring("own-copies-forgotten", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((_, _) -> organizations
                        .all()
                        .forEach(organization -> Actor.job(organization, JOB).run(copies::forget)));
    }

    private static Actor as(String organization) {
        return Actor.job(new OrganizationId(UUID.fromString(organization)), JOB);
    }
}
