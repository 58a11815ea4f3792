package org.footbridge.scheduling;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.programs.PatternChanged;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps sessions standing ahead: every night, and whenever a pattern changes. */
@Configuration
class MakingSessions {

    private static final String JOB = "make sessions";

    @Bean
    RecurringTask<Void> makeSessions(Organizations organizations, Sessions sessions, Clock clock) {
        return Tasks.recurring("make-sessions", Schedules.daily(ZoneOffset.UTC, LocalTime.of(8, 0)))
                .execute((instance, context) -> organizations
                        .all()
                        .forEach(organization -> Actor.job(organization, JOB)
                                .run(() -> sessions.makeUntil(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                        .plus(Sessions.AHEAD)))));
    }

    @Configuration
    static class OnChange {

        private final Sessions sessions;

        OnChange(Sessions sessions) {
            this.sessions = sessions;
        }

        // No transaction around it: one that began before the actor is bound would see nothing.
        @Async
        @TransactionalEventListener
        void remake(PatternChanged changed) {
            Actor.job(changed.organizationId(), JOB).run(() -> sessions.remake(changed.programId()));
        }
    }
}
