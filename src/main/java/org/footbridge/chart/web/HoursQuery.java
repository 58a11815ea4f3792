package org.footbridge.chart.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was offered to people and what they attended, session by session. */
@Component
class HoursQuery {

    private final Sql sql;

    HoursQuery(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param offered minutes planned; 0 for a service that was only written down
     * @param attended minutes in the room, or signed for in a note of a service; nothing while it is open
     */
    record Hour(
            UUID participantId,
            LocalDate onDate,
            String kind,
            String title,
            Instant startsAt,
            int offered,
            Optional<Integer> attended,
            boolean open) {}

    /** From one day up to, not including, another. */
    @Transactional(readOnly = true)
    List<Hour> hours(Collection<UUID> people, LocalDate from, LocalDate to) {
        return sql.sql("""
                        select due.participant_id, due.on_date, session.kind, session.title, session.starts_at, session.minutes as offered,
                               case when session.closed_at is not null then coalesce(attended.minutes, 0) end as attended,
                               session.closed_at is null as open
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                          left join attendance.v_attendance attended
                            on attended.organization_id = due.organization_id and attended.session_id = due.session_id
                           and attended.participant_id = due.participant_id
                         where due.organization_id = :organization and due.participant_id = any(:people::uuid[])
                           and due.on_date >= :from and due.on_date < :to and session.cancelled_at is null
                        union all
                        select service.participant_id, service.on_date, service.kind, service.title, service.starts_at, 0, service.minutes,
                               false
                          from notes.v_services service
                         where service.organization_id = :organization and service.participant_id = any(:people::uuid[])
                           and service.on_date >= :from and service.on_date < :to
                        union all
                        select booked.participant_id, (booked.starts_at at time zone coalesce(program.zone, 'UTC'))::date, booked.kind,
                               booked.title, booked.starts_at, booked.minutes, null, booked.status = 'booked'
                          from scheduling.v_appointments booked
                          left join programs.v_programs program
                            on program.organization_id = booked.organization_id and program.program_id = booked.program_id
                         where booked.organization_id = :organization and booked.participant_id = any(:people::uuid[])
                           and booked.kind in ('individual', 'family', 'medication') and booked.status <> 'cancelled'
                           and (booked.starts_at at time zone coalesce(program.zone, 'UTC'))::date >= :from
                           and (booked.starts_at at time zone coalesce(program.zone, 'UTC'))::date < :to
                         order by 5
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .param("from", from)
                .param("to", to)
                .list(Hour.class);
    }

    record Stay(
            UUID participantId, UUID episodeId, String fullName, UUID programId, String zone, Optional<String> payer) {}

    /** People in the program whom the actor reaches, by name, with who pays for the stay now. */
    @Transactional(readOnly = true)
    List<Stay> stays(Collection<UUID> reachable) {
        return sql.sql("""
                        select stay.participant_id, stay.episode_id, name.full_name, stay.program_id, program.zone,
                               (select allowed.payer from coverage.v_authorizations allowed
                                 where allowed.organization_id = stay.organization_id and allowed.episode_id = stay.episode_id
                                 order by allowed.ends_on desc limit 1) as payer
                          from episodes.v_episodes stay
                          join people.v_names name
                            on name.organization_id = stay.organization_id and name.participant_id = stay.participant_id
                          join programs.v_programs program
                            on program.organization_id = stay.organization_id and program.program_id = stay.program_id
                         where stay.organization_id = :organization and stay.status in ('active', 'onhold')
                           and stay.participant_id = any(:people::uuid[])
                         order by name.family_name, name.full_name, stay.participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("people", reachable)
                .list(Stay.class);
    }
}
