package org.footbridge.notes.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.ui.Choice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a session's page reads besides the roster and the notes. */
@Component
class SessionQuery {

    private final Sql sql;

    SessionQuery(Sql sql) {
        this.sql = sql;
    }

    record Header(
            String title,
            String trackName,
            LocalDate onDate,
            Instant startsAt,
            Instant endsAt,
            String zone,
            Optional<String> placeName,
            Optional<String> leaders,
            Optional<String> cancelReason) {}

    @Transactional(readOnly = true)
    public Header header(SessionId session) {
        return sql.sql("""
                        select session.title, session.track_name, session.on_date, session.starts_at, session.ends_at, session.zone,
                               session.place_name, nullif(concat_ws(', ', first.full_name, second.full_name), '') as leaders,
                               session.cancel_reason
                          from scheduling.v_sessions session
                          left join staff.v_names first
                            on first.organization_id = session.organization_id and first.staff_id = session.facilitator_id
                          left join staff.v_names second
                            on second.organization_id = session.organization_id and second.staff_id = session.cofacilitator_id
                         where session.organization_id = :organization and session.session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .optional(Header.class)
                .orElseThrow(NotYours::new);
    }

    record Name(ParticipantId participantId, String fullName, String called, Optional<String> pronouns) {}

    @Transactional(readOnly = true)
    public List<Name> names(Collection<UUID> people) {
        return sql.sql("""
                        select participant_id, full_name, called, pronouns
                          from people.v_names
                         where organization_id = :organization and participant_id = any(:people::uuid[])
                         order by called, family_name, participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .list(Name.class);
    }

    record Objective(ParticipantId participantId, UUID objectiveId, String statement) {}

    @Transactional(readOnly = true)
    public List<Objective> objectives(Collection<UUID> people) {
        return sql.sql("""
                        select participant_id, objective_id, statement
                          from plans.v_objectives
                         where organization_id = :organization and participant_id = any(:people::uuid[]) and status = 'active'
                         order by participant_id, place
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .list(Objective.class);
    }

    /** @param by who found it out; nobody for what a job corrected */
    record Correction(ParticipantId participantId, String was, String reason, Instant madeAt, Optional<String> by) {}

    /** The newest correction of each of these people, with what the closed row said. */
    @Transactional(readOnly = true)
    public List<Correction> corrections(SessionId session, Collection<UUID> people) {
        return sql.sql("""
                        select distinct on (corrected.participant_id)
                               corrected.participant_id, closed.status as was, corrected.reason, corrected.made_at, name.full_name as by
                          from attendance.v_corrections corrected
                          join attendance.v_closed closed
                            on closed.organization_id = corrected.organization_id and closed.session_id = corrected.session_id
                           and closed.participant_id = corrected.participant_id
                          left join staff.v_names name
                            on name.organization_id = corrected.organization_id and name.staff_id = corrected.made_by
                         where corrected.organization_id = :organization and corrected.session_id = :session
                           and corrected.participant_id = any(:people::uuid[])
                         order by corrected.participant_id, corrected.made_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("people", people)
                .list(Correction.class);
    }

    record Facilitator(UUID staffId, String fullName) {}

    /** Colleagues whose roles run groups and whose sign-in is in force. */
    @Transactional(readOnly = true)
    public List<Choice> facilitators() {
        return sql
                .sql("""
                        select distinct name.staff_id, name.full_name
                          from staff.v_names name
                          join access.v_memberships member
                            on member.organization_id = name.organization_id and member.person_id = name.staff_id
                         where name.organization_id = :organization and member.ended_at is null
                           and member.roles && :roles::text[]
                         order by name.full_name
                        """)
                .param("organization", Actor.current().organization())
                .param("roles", Permission.RUN_GROUPS.roles())
                .list(Facilitator.class)
                .stream()
                .map(one -> new Choice(one.staffId().toString(), one.fullName()))
                .toList();
    }

    record Walker(UUID participantId, String fullName) {}

    /** Who of the program's stays that run on that day could walk in: not on the roster, reached by the reader. */
    @Transactional(readOnly = true)
    public List<Walker> walkers(UUID program, LocalDate day, Collection<UUID> reached, Collection<UUID> due) {
        return sql.sql("""
                        select distinct episode.participant_id, name.full_name
                          from episodes.v_episodes episode
                          join people.v_names name
                            on name.organization_id = episode.organization_id and name.participant_id = episode.participant_id
                         where episode.organization_id = :organization and episode.program_id = :program
                           and episode.status = 'active' and episode.admitted_on <= :day
                           and episode.participant_id = any(:reached::uuid[])
                           and not episode.participant_id = any(:due::uuid[])
                         order by name.full_name
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("day", day)
                .param("reached", reached)
                .param("due", due)
                .list(Walker.class);
    }
}
