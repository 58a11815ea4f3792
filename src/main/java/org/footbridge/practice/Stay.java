package org.footbridge.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether there is a team to share with, and when it meets the person next. */
@Component
class Stay {

    private static final Duration AHEAD = Duration.ofDays(21);

    private final Sql sql;
    private final Clock clock;

    Stay(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param zone of the program's wall */
    record Running(Regime regime, String zone) {
        ZoneId wall() {
            return ZoneId.of(zone);
        }
    }

    record Next(SessionId sessionId, Instant startsAt, String title) {}

    @Transactional(readOnly = true)
    public Optional<Running> of(ParticipantId person) {
        return sql.sql("""
                        select stay.regime, program.zone
                          from episodes.v_episodes stay
                          join programs.v_programs program
                            on program.organization_id = stay.organization_id and program.program_id = stay.program_id
                         where stay.organization_id = :organization and stay.participant_id = :person
                           and stay.status in ('active', 'onhold')
                         order by stay.opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(Running.class);
    }

    /** The first session the person is due for that has not begun. */
    @Transactional(readOnly = true)
    public Optional<Next> next(ParticipantId person) {
        var now = clock.instant();
        return sql.sql("""
                        select session.session_id, session.starts_at, session.title
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                         where due.organization_id = :organization and due.participant_id = :person
                           and due.on_date between :yesterday and :until
                           and due.starts_at > :now and session.status = 'open'
                         order by session.starts_at
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("now", now)
                .param("yesterday", now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1))
                .param("until", now.plus(AHEAD).atOffset(ZoneOffset.UTC).toLocalDate())
                .optional(Next.class);
    }
}
