package org.footbridge.today.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what needs somebody now: each part of the page is one statement. */
@Component
class TodayQuery {

    private final Sql sql;
    private final Clock clock;

    TodayQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record AlertRow(
            UUID alertId,
            Optional<UUID> participantId,
            String who,
            String urgency,
            Instant raisedAt,
            Optional<Instant> acknowledgedAt) {}

    record SessionRow(
            UUID sessionId,
            String title,
            String trackName,
            Instant startsAt,
            Instant endsAt,
            String status,
            boolean mine,
            long due,
            long came,
            long cannot,
            long words) {}

    record TaskRow(
            UUID taskId,
            Optional<UUID> participantId,
            Optional<String> who,
            String title,
            Instant dueAt,
            String link) {}

    record AwayRow(UUID sessionId, UUID participantId, String who, String title, Instant startsAt) {}

    /** Who said they cannot come to a session that is still to be held by tomorrow: of those the actor leads or stands for. */
    @Transactional(readOnly = true)
    List<AwayRow> away(Set<UUID> reachable, LocalDate day, UUID staff) {
        return sql.sql("""
                        select session.session_id, said.participant_id, name.full_name as who, session.title, session.starts_at
                          from scheduling.v_sessions session
                          join attendance.v_absences_said said
                            on said.organization_id = session.organization_id and said.session_id = session.session_id
                          join people.v_names name
                            on name.organization_id = said.organization_id and name.participant_id = said.participant_id
                         where session.organization_id = :organization and session.on_date between :day and :tomorrow
                           and session.status = 'open' and said.participant_id = any(:reachable::uuid[])
                           and (session.facilitator_id = :staff or session.cofacilitator_id = :staff
                                or exists (select from episodes.v_episodes stay
                                            where stay.organization_id = said.organization_id
                                              and stay.participant_id = said.participant_id and stay.status = 'active'
                                              and stay.primary_therapist_id = :staff))
                         order by session.starts_at, name.full_name
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", reachable)
                .param("day", day)
                .param("tomorrow", day.plusDays(1))
                .param("staff", staff)
                .list(AwayRow.class);
    }

    record ReferralRow(
            UUID referralId,
            UUID participantId,
            String who,
            String status,
            boolean danger,
            Instant receivedAt,
            String source) {}

    record UnseenRow(UUID participantId, String who, LocalDate lastSeen) {}

    /** Open alerts about people the actor reaches, and those about somebody without a record. */
    @Transactional(readOnly = true)
    List<AlertRow> alerts(Set<UUID> reachable) {
        return sql.sql("""
                        select alert.alert_id, alert.participant_id, coalesce(name.full_name, alert.unknown_person, 'Somebody without a record') as who,
                               alert.urgency, alert.raised_at, alert.acknowledged_at
                          from alerts.v_open alert
                          left join people.v_names name
                            on name.organization_id = alert.organization_id and name.participant_id = alert.participant_id
                         where alert.organization_id = :organization
                           and (alert.participant_id is null or alert.participant_id = any(:reachable::uuid[]))
                         order by alert.urgency = 'now' desc, alert.acknowledged_at is null desc, alert.raised_at
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", reachable)
                .list(AlertRow.class);
    }

    /**
     * The day's sessions. Of an open one the actor leads, or watches over, also who is in, who said they cannot come, and how
     * many need a word before group, by the same rules as its own page.
     *
     * @param supervises whether everybody's groups are counted, not only the actor's own
     */
    @Transactional(readOnly = true)
    List<SessionRow> sessions(LocalDate day, UUID staff, boolean supervises) {
        return sql.sql("""
                        with day as materialized (
                            select session.*,
                                   coalesce(session.facilitator_id = :staff or session.cofacilitator_id = :staff, false) as mine
                              from scheduling.v_sessions session
                             where session.organization_id = :organization and session.on_date = :day and session.status <> 'cancelled'),
                        known as (
                            select day.session_id, due.participant_id, came.arrived_at is not null or coalesce(marked.in_room, false) as here,
                                   said.said_at is not null as cannot,
                                   asked.answers && '{no,not_sure}'::text[]
                                   or asked.answers is null and (checked.at is not null or came.arrived_at is not null)
                                   or asked.answers[cardinality(asked.answers)] in ('blank', 'in_person')
                                   or checked.wants_word or checked.craving >= craving.limit_at or checked.mood <= mood.limit_at as word
                              from day
                              join scheduling.v_due due
                                on due.organization_id = :organization and due.session_id = day.session_id and due.on_date = :day
                              left join attendance.v_arrivals came
                                on came.organization_id = :organization and came.session_id = day.session_id
                               and came.participant_id = due.participant_id
                              left join lateral (
                                   select attendance.arrived_at is not null
                                          or attendance.status in ('present', 'late', 'left_early', 'present_partial',
                                                                   'present_declined_activity', 'telehealth_failed', 'removed') as in_room
                                     from attendance.v_attendance attendance
                                    where attendance.organization_id = :organization and attendance.session_id = day.session_id
                                      and attendance.participant_id = due.participant_id) marked on true
                              left join attendance.v_absences_said said
                                on said.organization_id = :organization and said.session_id = day.session_id
                               and said.participant_id = due.participant_id
                              left join attendance.v_check_ins checked
                                on checked.organization_id = :organization and checked.participant_id = due.participant_id
                               and checked.on_date = :day
                              left join lateral (
                                   select array_agg(coalesce(answer, 'blank') order by at) as answers
                                     from attendance.v_safety_answers
                                    where organization_id = :organization and participant_id = due.participant_id
                                      and on_date = :day) asked on true
                              left join lateral (%1$s) craving on true
                              left join lateral (%2$s) mood on true
                             where (day.mine or :supervises) and day.status = 'open')
                        select day.session_id, day.title, day.track_name, day.starts_at, day.ends_at, day.status, day.mine,
                               (select count(*) from scheduling.v_due due
                                 where due.organization_id = :organization and due.session_id = day.session_id
                                   and due.on_date = :day) as due,
                               count(*) filter (where known.here) as came,
                               count(*) filter (where known.cannot and not known.here) as cannot,
                               count(*) filter (where known.word) as words
                          from day
                          left join known on known.session_id = day.session_id
                         group by day.session_id, day.title, day.track_name, day.starts_at, day.ends_at, day.status, day.mine
                         order by day.starts_at, day.track_name
                        """.formatted(LIMIT.formatted("word at craving"), LIMIT.formatted("word at mood")))
                .param("organization", Actor.current().organization())
                .param("day", day)
                .param("staff", staff)
                .param("supervises", supervises)
                .list(SessionRow.class);
    }

    /** The rule in force that day, where it is a number from 0 to 10. */
    private static final String LIMIT = """
            select case when btrim(rule.value) ~ '^(10|[0-9])$' then btrim(rule.value)::int end as limit_at
              from programs.v_rules rule
             where rule.organization_id = :organization and rule.name = '%s' and rule.starts_on <= day.on_date
               and (rule.program_id = day.program_id or rule.program_id is null)
             order by rule.program_id nulls last, rule.starts_on desc, rule.created_at desc
             limit 1
            """;

    /** Open work for the actor or one of the actor's roles, due by the end of tomorrow. */
    @Transactional(readOnly = true)
    List<TaskRow> tasks(Set<UUID> reachable, Instant until) {
        return sql.sql("""
                        select task.task_id, task.participant_id, name.full_name as who, task.title, task.due_at, task.link
                          from tasks.v_open task
                          left join people.v_names name
                            on name.organization_id = task.organization_id and name.participant_id = task.participant_id
                         where task.organization_id = :organization and task.due_at < :until
                           and (task.for_membership_id = :membership
                                or (task.for_membership_id is null and task.for_role = any(:roles::text[])))
                           and (task.participant_id is null or task.participant_id = any(:reachable::uuid[]))
                         order by task.due_at
                         limit 30
                        """)
                .param("organization", Actor.current().organization())
                .param("until", until)
                .param("membership", Actor.current().membership())
                .param("roles", Actor.current().roles())
                .param("reachable", reachable)
                .list(TaskRow.class);
    }

    @Transactional(readOnly = true)
    boolean noProgramYet() {
        return sql.sql("select not exists (select from programs.v_programs where organization_id = :organization)")
                .param("organization", Actor.current().organization())
                .single(Boolean.class);
    }

    /** Referrals nobody has answered yet, the longest waiting first. */
    @Transactional(readOnly = true)
    List<ReferralRow> referrals() {
        return sql.sql("""
                        select referral.referral_id, referral.participant_id, name.full_name as who, referral.status, referral.danger = 'yes' as danger,
                               referral.received_at, referral.source
                          from referrals.v_referrals referral
                          join people.v_names name
                            on name.organization_id = referral.organization_id and name.participant_id = referral.participant_id
                         where referral.organization_id = :organization and referral.first_contact_at is null
                           and referral.closed_at is null and referral.taken_at is null
                         order by danger desc, referral.received_at
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .list(ReferralRow.class);
    }

    /** People in the program whom nobody has seen for a week although sessions were held for them. */
    @Transactional(readOnly = true)
    List<UnseenRow> unseen(Set<UUID> reachable, LocalDate today) {
        return sql.sql("""
                        select episode.participant_id, name.full_name as who, coalesce(seen.on_date, episode.admitted_on) as last_seen
                          from episodes.v_episodes episode
                          join people.v_names name
                            on name.organization_id = episode.organization_id and name.participant_id = episode.participant_id
                          left join lateral (
                               select attendance.on_date
                                 from attendance.v_attendance attendance
                                where attendance.organization_id = episode.organization_id
                                  and attendance.participant_id = episode.participant_id
                                  and attendance.episode_id = episode.episode_id and attendance.minutes > 0
                                order by attendance.on_date desc
                                limit 1) seen on true
                         where episode.organization_id = :organization and episode.status = 'active'
                           and episode.participant_id = any(:reachable::uuid[])
                           and episode.admitted_on < :weekAgo
                           and coalesce(seen.on_date, episode.admitted_on) < :weekAgo
                         order by last_seen
                         limit 10
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", reachable)
                .param("weekAgo", today.minusDays(7))
                .list(UnseenRow.class);
    }

    Instant now() {
        return clock.instant();
    }
}
