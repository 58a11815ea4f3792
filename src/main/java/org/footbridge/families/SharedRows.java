package org.footbridge.families;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a contact may be told; only ever asked after the release was. No title of a group and no name of a program leaves it. */
@Component
class SharedRows {

    private static final Duration AHEAD = Duration.ofDays(8);

    private final Sql sql;
    private final Clock clock;

    SharedRows(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** One day there, from the first hour to the last. */
    record Day(Instant startsAt, Instant endsAt, String zone) {}

    record Stay(LocalDate admittedOn, int usualWeeks, String zone) {}

    @Transactional(readOnly = true)
    List<Day> days(ParticipantId person) {
        return sql.sql("""
                        select min(session.starts_at) as starts_at, max(session.ends_at) as ends_at, program.zone
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                          join programs.v_programs program
                            on program.organization_id = session.organization_id and program.program_id = session.program_id
                         where due.organization_id = :organization and due.participant_id = :person
                           and due.on_date between :yesterday and :afterwards
                           and due.ends_at > :now and due.starts_at < :until and session.status = 'open'
                         group by session.on_date, program.zone
                         order by starts_at
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("now", clock.instant())
                .param("until", clock.instant().plus(AHEAD))
                .param(
                        "yesterday",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1))
                .param(
                        "afterwards",
                        LocalDate.ofInstant(clock.instant().plus(AHEAD), ZoneOffset.UTC)
                                .plusDays(1))
                .list(Day.class);
    }

    /** The running stay, as far as a week can be counted. */
    @Transactional(readOnly = true)
    Optional<Stay> stay(ParticipantId person) {
        return sql.sql("""
                        select episode.admitted_on, program.usual_weeks, program.zone
                          from episodes.v_episodes episode
                          join programs.v_programs program
                            on program.organization_id = episode.organization_id and program.program_id = episode.program_id
                         where episode.organization_id = :organization and episode.participant_id = :person
                           and episode.status in ('active', 'onhold') and episode.admitted_on is not null
                         order by episode.opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(Stay.class);
    }

    /** @param substances whether it may be about substance use, as plans say it */
    record Goal(String ownWords, boolean substances) {}

    /** The goals of the plan in force, in the person's own words; nothing else of the plan leaves it. */
    @Transactional(readOnly = true)
    List<Goal> goals(ParticipantId person) {
        return sql.sql("""
                        select goal.own_words, goal.substances
                          from plans.v_goals goal
                          join episodes.v_episodes episode
                            on episode.organization_id = goal.organization_id and episode.episode_id = goal.episode_id
                         where goal.organization_id = :organization and goal.participant_id = :person
                           and episode.status in ('active', 'onhold')
                         order by goal.place
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Goal.class);
    }

    /** What the contact is to the person; empty once they are near no longer. */
    @Transactional(readOnly = true)
    Optional<String> relation(ParticipantId person, ContactId contact) {
        return sql.sql("""
                        select relation from people.v_contacts_of
                         where organization_id = :organization and participant_id = :person and contact_id = :contact
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("contact", contact)
                .optional(String.class);
    }

    Instant now() {
        return clock.instant();
    }
}
