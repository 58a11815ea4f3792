package org.footbridge.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes out, every night, the tries to sign in that count for nothing any more. */
@Configuration
class ForgettingAttempts {

    @Bean
    RecurringTask<Void> forgetAttempts(Attempts attempts) {
        return Tasks.recurring("forget-attempts", Schedules.daily(ZoneOffset.UTC, LocalTime.of(7, 30)))
                .execute((instance, context) -> attempts.sweep());
    }
}
