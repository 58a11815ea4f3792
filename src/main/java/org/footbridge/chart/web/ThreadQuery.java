package org.footbridge.chart.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the golden thread: from every objective to what was done for it, and where a link is missing. */
@Component
class ThreadQuery {

    private final Sql sql;
    private final Clock clock;

    ThreadQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Objective(
            UUID objectiveId,
            UUID episodeId,
            String problem,
            String goal,
            String statement,
            Optional<String> instrument,
            Optional<LocalDate> targetOn,
            String status) {}

    /** The objectives in force of the stay that runs, or was the last. */
    @Transactional(readOnly = true)
    List<Objective> objectives(ParticipantId person) {
        return sql.sql("""
                        select objective.objective_id, objective.episode_id, objective.problem, objective.goal, objective.statement,
                               objective.instrument, objective.target_on, objective.status
                          from plans.v_objectives objective
                         where objective.organization_id = :organization and objective.participant_id = :person
                           and objective.episode_id = (select episode_id from episodes.v_episodes
                                                        where organization_id = :organization and participant_id = :person
                                                        order by status in ('active', 'onhold') desc, opened_at desc
                                                        limit 1)
                         order by objective.place
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Objective.class);
    }

    record Intervention(
            UUID objectiveId,
            String statement,
            String modality,
            Optional<Integer> perWeek,
            Optional<Integer> minutes,
            Optional<String> who) {}

    @Transactional(readOnly = true)
    List<Intervention> interventions(ParticipantId person) {
        return sql.sql("""
                        select intervention.objective_id, intervention.statement, intervention.modality, intervention.per_week,
                               intervention.minutes, staff.full_name as who
                          from plans.v_interventions intervention
                          left join staff.v_names staff
                            on staff.organization_id = intervention.organization_id and staff.staff_id = intervention.staff_id
                         where intervention.organization_id = :organization and intervention.participant_id = :person
                         order by intervention.position
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Intervention.class);
    }

    record Done(
            UUID objectiveId,
            UUID noteId,
            String title,
            LocalDate onDate,
            String status,
            Instant linkedAt,
            boolean linkedLater) {}

    /** Notes that work toward an objective, newest first. */
    @Transactional(readOnly = true)
    List<Done> done(ParticipantId person) {
        return sql.sql("""
                        select toward.objective_id, toward.note_id, note.title, note.on_date, note.status, toward.linked_at,
                               toward.linked_later
                          from notes.v_toward toward
                          join notes.v_notes note
                            on note.organization_id = toward.organization_id and note.note_id = toward.note_id
                         where toward.organization_id = :organization and toward.participant_id = :person
                         order by note.on_date desc, note.at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Done.class);
    }

    record Answered(String instrument, String title, int total, Optional<String> band, Instant authoredAt) {}

    /** Every score of the person, oldest first. */
    @Transactional(readOnly = true)
    List<Answered> scores(ParticipantId person) {
        return sql.sql("""
                        select instrument, instrument_title as title, total, band, authored_at
                          from measures.v_scores
                         where organization_id = :organization and participant_id = :person and total is not null
                         order by authored_at
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Answered.class);
    }

    /** @param noteId of a note that can be mended in place; {@code mine} when the actor wrote it */
    record Broken(
            BrokenLink kind,
            String what,
            Optional<LocalDate> onDate,
            String link,
            Optional<UUID> noteId,
            boolean mine) {}

    /** @param oldest of the broken links of that kind, where they have a day */
    record Standing(UUID participantId, String who, BrokenLink kind, int links, Optional<LocalDate> oldest) {}

    /** How many links of each kind are broken for each of these people, by name. */
    @Transactional(readOnly = true)
    List<Standing> standing(Collection<UUID> people) {
        return sql.sql(BROKEN + """
                        select broken.participant_id, name.full_name as who, broken.kind, count(*)::int as links, min(broken.on_date) as oldest
                          from broken
                          join people.v_names name on name.organization_id = :organization and name.participant_id = broken.participant_id
                         group by broken.participant_id, name.family_name, name.full_name, broken.kind
                         order by name.family_name, name.full_name, broken.participant_id, oldest nulls last, broken.kind
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .param("now", clock.instant())
                .param("me", Actor.current().person())
                .list(Standing.class);
    }

    /** Broken links of one person, the oldest first. */
    @Transactional(readOnly = true)
    List<Broken> broken(ParticipantId person) {
        return sql.sql(BROKEN + """
                        select kind, what, on_date, link, note_id, mine
                          from broken
                         order by on_date nulls first, what, link
                         limit 200
                        """)
                .param("organization", Actor.current().organization())
                .param("people", List.of(person))
                .param("now", clock.instant())
                .param("me", Actor.current().person())
                .list(Broken.class);
    }

    /** Days a note may take and a new stay may be without a plan before somebody is told (DOMAIN 2.5). */
    private static final String BROKEN = """
            with stay as (
                select episode.organization_id, episode.participant_id, episode.episode_id, episode.admitted_on,
                       (:now at time zone program.zone)::date as today
                  from episodes.v_episodes episode
                  join programs.v_programs program
                    on program.organization_id = episode.organization_id and program.program_id = episode.program_id
                 where episode.organization_id = :organization and episode.status in ('active', 'onhold')
                   and episode.participant_id = any(:people::uuid[])),
            broken (kind, participant_id, what, on_date, link, note_id, mine) as (
                select 'note_without_objective', note.participant_id, note.title, note.on_date, note.link, note.note_id,
                       note.author_id = :me
                  from stay
                  join notes.v_notes note
                    on note.organization_id = stay.organization_id and note.participant_id = stay.participant_id
                   and note.episode_id = stay.episode_id
                  join plans.v_current_plan plan
                    on plan.organization_id = stay.organization_id and plan.episode_id = stay.episode_id
                 where note.kind <> 'contact' and note.at >= plan.signed_at
                   and not exists (select from notes.v_threaded threaded
                                    where threaded.organization_id = note.organization_id and threaded.note_id = note.note_id)
                union all
                select 'attended_without_note', attended.participant_id, session.title, attended.on_date,
                       '/sessions/' || attended.session_id, null, false
                  from stay
                  join attendance.v_attendance attended
                    on attended.organization_id = stay.organization_id and attended.participant_id = stay.participant_id
                   and attended.episode_id = stay.episode_id
                  join scheduling.v_sessions session
                    on session.organization_id = attended.organization_id and session.session_id = attended.session_id
                 where attended.closed_at is not null and attended.minutes > 0 and attended.on_date < stay.today - 2
                   and not exists (select from notes.v_notes note
                                    where note.organization_id = attended.organization_id
                                      and note.participant_id = attended.participant_id
                                      and note.session_id = attended.session_id and note.status = 'signed')
                union all
                select 'service_not_ordered', note.participant_id, initcap(note.kind) || ': ' || note.title, note.on_date,
                       '/episodes/' || stay.episode_id || '/plan', null, false
                  from stay
                  join notes.v_notes note
                    on note.organization_id = stay.organization_id and note.participant_id = stay.participant_id
                   and note.episode_id = stay.episode_id
                 where note.kind in ('group', 'individual', 'family', 'medication') and note.status = 'signed'
                   and exists (select from plans.v_current_plan plan
                                where plan.organization_id = stay.organization_id and plan.episode_id = stay.episode_id
                                  and plan.signed_at <= note.at)
                   and not exists (select from plans.v_ordered ordered
                                    where ordered.organization_id = stay.organization_id and ordered.episode_id = stay.episode_id
                                      and ordered.modality = note.kind)
                union all
                select 'intervention_not_scheduled', intervention.participant_id, intervention.statement, null,
                       '/people/' || intervention.participant_id || '/appointments', null, false
                  from stay
                  join plans.v_interventions intervention
                    on intervention.organization_id = stay.organization_id and intervention.episode_id = stay.episode_id
                 where intervention.modality = 'group'
                       and not exists (select from episodes.v_enrollments enrolled
                                        where enrolled.organization_id = stay.organization_id and enrolled.episode_id = stay.episode_id
                                          and (enrolled.ends_on is null or enrolled.ends_on >= stay.today))
                    or intervention.modality in ('individual', 'family', 'medication')
                       and not exists (select from scheduling.v_appointments booked
                                        where booked.organization_id = stay.organization_id
                                          and booked.participant_id = stay.participant_id and booked.kind = intervention.modality
                                          and booked.status <> 'cancelled'
                                          and booked.starts_at between :now - interval '28 days'
                                                                   and :now + interval '28 days')
                union all
                select 'problem_without_measure', problem.participant_id, problem.statement, null,
                       '/episodes/' || stay.episode_id || '/plan', null, false
                  from stay
                  join plans.v_problems problem
                    on problem.organization_id = stay.organization_id and problem.episode_id = stay.episode_id
                 where not problem.measured
                union all
                select 'diagnosis_without_assessment', problem.participant_id, problem.diagnosis, null,
                       '/episodes/' || stay.episode_id || '/assessment', null, false
                  from stay
                  join plans.v_problems problem
                    on problem.organization_id = stay.organization_id and problem.episode_id = stay.episode_id
                 where problem.diagnosis <> ''
                   and not exists (select from episodes.v_assessments assessment
                                    where assessment.organization_id = stay.organization_id
                                      and assessment.episode_id = stay.episode_id and assessment.signed_at is not null)
                union all
                select 'no_plan', stay.participant_id, 'Admitted', stay.admitted_on, '/episodes/' || stay.episode_id || '/plan', null, false
                  from stay
                 where stay.admitted_on < stay.today - 7
                   and not exists (select from plans.v_current_plan plan
                                    where plan.organization_id = stay.organization_id and plan.episode_id = stay.episode_id))
            """;
}
