package org.footbridge.measures;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a person's clinician that a day to answer went by: once for each such day, in one line a person however many
 * forms it was (CARE 27). What was taken back was not missed.
 */
@Component
class MissedMeasures {

    /** Older days are no news; the page of the person's measures says them. */
    static final int NEWS_DAYS = 7;

    private static final Duration TO_ASK = Duration.ofDays(3);

    private final Sql sql;
    private final Clock clock;
    private final Tasks tasks;

    MissedMeasures(Sql sql, Clock clock, Tasks tasks) {
        this.sql = sql;
        this.clock = clock;
        this.tasks = tasks;
    }

    /** Run by a job, once a day and more. */
    @Transactional
    void tell(LocalDate today) {
        sql.sql("""
                        with told as (
                            update measures.assignment set missed_told_at = :now
                             where organization_id = :organization and finished_at is null and missed_told_at is null
                               and (withdrawn_at is null or missed_at is not null)
                               and due_on < :today and due_on >= :since
                            returning participant_id)
                        select distinct participant_id from told order by participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .param("today", today)
                .param("since", today.minusDays(NEWS_DAYS))
                .list(UUID.class)
                .forEach(this::tell);
    }

    private void tell(UUID participant) {
        tasks.openOnce(new NewTask(
                "measure missed",
                "Questions were not answered by their day: ask whether something is in the way",
                Optional.of(new ParticipantId(participant)),
                Optional.of(Role.THERAPIST),
                Optional.empty(),
                clock.instant().plus(TO_ASK),
                "/people/%s/measures".formatted(participant)));
    }
}
