package org.footbridge.safety;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.alerts.SafetyPlanReviewed;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells {@code alerts} when a safety plan was last gone through; the fourteen days are counted there (CARE 3). */
@Component
class LastReview implements SafetyPlanReviewed {

    private final Sql sql;

    LastReview(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> lastReviewOf(ParticipantId participant) {
        return sql.sql("""
                        select reviewed_at
                          from safety.v_reviews
                         where organization_id = :organization and participant_id = :participant and kind = 'safety'
                         order by reviewed_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(Instant.class);
    }
}
