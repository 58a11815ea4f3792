package org.footbridge.chart.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads one person's page: each part is one statement over what the modules publish. */
@Component
class PersonQuery {

    private final Sql sql;
    private final Clock clock;

    PersonQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The person with the stay that runs, is on its way in, or was the last. */
    record Head(
            String fullName,
            Optional<String> pronouns,
            Optional<LocalDate> birthDate,
            Optional<UUID> episodeId,
            Optional<String> status,
            Optional<String> level,
            Optional<Integer> daysPerWeek,
            Optional<LocalDate> admittedOn,
            Optional<LocalDate> dischargedOn,
            Optional<String> programName,
            Optional<Integer> usualWeeks,
            Optional<String> zone,
            Optional<String> trackName,
            Optional<String> therapist,
            Optional<UUID> referralId,
            Optional<UUID> alertId,
            Optional<String> alertUrgency) {

        ZoneId zoneId() {
            return zone.map(ZoneId::of).orElse(ZoneId.of("UTC"));
        }

        /** On the way in: nothing of the stay has begun. */
        boolean before() {
            return status.filter(word -> word.equals("planned") || word.equals("waitlist"))
                    .isPresent();
        }
    }

    record Event(Instant at, String icon, String title, Optional<String> detail, Optional<String> link) {}

    record Objective(String problem, String goal, String statement, Optional<LocalDate> targetOn, String status) {}

    record Score(
            String instrumentTitle,
            BigDecimal total,
            Optional<String> band,
            Instant authoredAt,
            Optional<BigDecimal> before,
            Optional<String> parts) {}

    record Week(int plannedMinutes, int attendedMinutes) {}

    record Coming(Instant startsAt, Instant endsAt, String title, String place, Optional<String> link) {}

    @Transactional(readOnly = true)
    Head head(ParticipantId person) {
        return ask("""
                        select name.full_name, name.pronouns, name.birth_date,
                               stay.episode_id, stay.status, stay.level, stay.days_per_week, stay.admitted_on, stay.discharged_on,
                               program.name as program_name, program.usual_weeks, program.zone,
                               (select track.name
                                  from episodes.v_enrollments enrollment
                                  join programs.v_tracks track
                                    on track.organization_id = enrollment.organization_id and track.track_id = enrollment.track_id
                                 where enrollment.organization_id = name.organization_id and enrollment.episode_id = stay.episode_id
                                 order by enrollment.starts_on desc limit 1) as track_name,
                               therapist.signed_name as therapist,
                               stay.referral_id, alert.alert_id, alert.urgency as alert_urgency
                          from people.v_names name
                          left join lateral (
                               select * from episodes.v_episodes episode
                                where episode.organization_id = name.organization_id
                                  and episode.participant_id = name.participant_id
                                order by status in ('active', 'onhold') desc, opened_at desc
                                limit 1) stay on true
                          left join programs.v_programs program
                            on program.organization_id = stay.organization_id and program.program_id = stay.program_id
                          left join staff.v_names therapist
                            on therapist.organization_id = stay.organization_id and therapist.staff_id = stay.primary_therapist_id
                          left join alerts.v_open alert
                            on alert.organization_id = name.organization_id and alert.participant_id = name.participant_id
                         where name.organization_id = :organization and name.participant_id = :person
                        """, person).optional(Head.class).orElseThrow(NotYours::new);
    }

    /** Newest first, before {@code before}; one more than {@code count} tells that there is more. */
    @Transactional(readOnly = true)
    List<Event> timeline(ParticipantId person, Instant before, int count) {
        return ask("""
                        with happened as (
                            select at, icon, title, detail, link from episodes.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from referrals.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from consents.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from measures.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from plans.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from safety.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from medications.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from alerts.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from notes.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from attendance.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from attendance.v_events_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from attendance.v_outreach_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from scheduling.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before
                            union all
                            select at, icon, title, detail, link from transitions.v_timeline
                             where organization_id = :organization and participant_id = :person and at < :before)
                        select at, icon, title, detail, link
                          from happened
                         order by at desc, title
                         limit :count
                        """, person)
                .param("before", before)
                .param("count", count + 1)
                .list(Event.class);
    }

    @Transactional(readOnly = true)
    List<Objective> objectives(ParticipantId person, UUID episode) {
        return ask("""
                        select problem, goal, statement, target_on, status
                          from plans.v_objectives
                         where organization_id = :organization and participant_id = :person and episode_id = :episode
                         order by place
                        """, person).param("episode", episode).list(Objective.class);
    }

    /** The last score of each instrument with the one before it, and its other scores in a line. */
    @Transactional(readOnly = true)
    List<Score> scores(ParticipantId person) {
        return ask("""
                        with last as (
                            select distinct on (instrument) organization_id, response_id, instrument, instrument_title, total, band,
                                   authored_at, lag(total) over (partition by instrument order by authored_at) as before
                              from measures.v_scores
                             where organization_id = :organization and participant_id = :person and total is not null
                             order by instrument, authored_at desc)
                        select instrument_title, total, band, authored_at, before,
                               (select string_agg(part.score_label || ' ' || trim_scale(part.total), ' · ' order by part.score_place)
                                  from measures.v_parts part
                                 where part.organization_id = last.organization_id and part.response_id = last.response_id
                                   and part.total is not null) as parts
                          from last
                         order by instrument
                        """, person).list(Score.class);
    }

    @Transactional(readOnly = true)
    Optional<Week> week(ParticipantId person, LocalDate monday) {
        return ask("""
                        select coalesce(sum(session.minutes) filter (where session.status <> 'cancelled'), 0)::int as planned_minutes,
                               coalesce(sum(attendance.minutes) filter (where session.status = 'closed'), 0)::int as attended_minutes
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                          left join attendance.v_attendance attendance
                            on attendance.organization_id = due.organization_id and attendance.session_id = due.session_id
                           and attendance.participant_id = due.participant_id
                         where due.organization_id = :organization and due.participant_id = :person
                           and due.on_date between :monday and :sunday
                        having count(*) > 0
                        """, person)
                .param("monday", monday)
                .param("sunday", monday.plusDays(6))
                .optional(Week.class);
    }

    /** What is due next, sessions and appointments, the nearest first. */
    @Transactional(readOnly = true)
    List<Coming> coming(ParticipantId person, int count) {
        return ask("""
                        select session.starts_at, session.ends_at, session.title, coalesce(session.place_name, '') as place,
                               '/sessions/' || session.session_id as link
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                         where due.organization_id = :organization and due.participant_id = :person
                           and due.on_date between :yesterday and :yesterday + 10
                           and due.ends_at > :now and due.starts_at < :now + interval '8 days'
                           and session.status = 'open'
                        union all
                        select starts_at, ends_at, title, place, null
                          from scheduling.v_appointments
                         where organization_id = :organization and participant_id = :person
                           and ends_at > :now and status = 'booked'
                         order by starts_at
                         limit :count
                        """, person)
                .param("now", clock.instant())
                .param(
                        "yesterday",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1))
                .param("count", count)
                .list(Coming.class);
    }

    private Sql.Statement ask(String text, ParticipantId person) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("person", person);
    }
}
