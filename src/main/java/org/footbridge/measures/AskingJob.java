package org.footbridge.measures;

import java.time.Clock;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Asks, once an hour and in every organization, whoever's turn it is, and tells what was missed. */
@Component
class AskingJob {

    private static final Logger log = LoggerFactory.getLogger(AskingJob.class);

    private final Clock clock;
    private final Organizations organizations;
    private final Schedules schedules;
    private final MissedMeasures missed;
    private final Reminders reminders;

    AskingJob(
            Clock clock, Organizations organizations, Schedules schedules, MissedMeasures missed, Reminders reminders) {
        this.missed = missed;
        this.reminders = reminders;
        this.clock = clock;
        this.organizations = organizations;
        this.schedules = schedules;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void everywhere() {
        for (var organization : organizations.all()) {
            try {
                Actor.job(organization, "scheduled measures").run(() -> {
                    schedules.askWhoseTurnItIs(Measures.today(clock));
                    missed.tell(Measures.today(clock));
                    reminders.send();
                });
            } catch (DataAccessException | TransactionException away) {
                log.warn(
                        "Scheduled measures wait for the database: {}",
                        away.getClass().getSimpleName());
            }
        }
    }
}
