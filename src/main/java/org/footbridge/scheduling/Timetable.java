package org.footbridge.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Mode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One person's own week: the sessions they are due in and their appointments. Names nobody else but staff. */
@Component
public class Timetable {

    private final Sql sql;
    private final Authorization authorization;

    Timetable(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    /**
     * @param zone of the program, for the wall clock
     * @param with staff names, or the provider elsewhere
     * @param place empty by video or where nobody wrote one
     */
    public record Item(
            UUID id,
            boolean session,
            LocalDate onDate,
            Instant startsAt,
            Instant endsAt,
            int minutes,
            String zone,
            String title,
            Mode mode,
            Optional<String> with,
            Optional<String> place,
            SeatStatus status,
            Optional<String> cancelReason) {

        public ZoneId wall() {
            return ZoneId.of(zone);
        }
    }

    /** In order of time; both days included. */
    @Transactional(readOnly = true)
    public List<Item> of(ParticipantId participant, LocalDate from, LocalDate until) {
        authorization.require(Actor.current().isStaff() ? Permission.SEE_PERSON : Permission.OWN_RECORD, participant);
        return sql.sql("""
                        select session.session_id as id, true as session, session.on_date, session.starts_at, session.ends_at,
                               session.minutes, session.zone, session.title, session.mode,
                               nullif(concat_ws(', ', first.full_name, second.full_name), '') as "with",
                               case when session.mode <> 'virtual' then session.place_name end as place,
                               due.status, session.cancel_reason
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                          left join staff.v_names first
                            on first.organization_id = session.organization_id and first.staff_id = session.facilitator_id
                          left join staff.v_names second
                            on second.organization_id = session.organization_id and second.staff_id = session.cofacilitator_id
                         where due.organization_id = :organization and due.participant_id = :participant
                           and due.on_date between :from and :until
                        union all
                        select appointment.appointment_id, false, (appointment.starts_at at time zone zones.zone)::date,
                               appointment.starts_at, appointment.ends_at, appointment.minutes, zones.zone, appointment.title,
                               appointment.mode, coalesce(appointment.with_whom, staff.full_name), nullif(appointment.place, ''),
                               appointment.status, appointment.cancel_reason
                          from scheduling.v_appointments appointment
                          left join programs.v_programs program
                            on program.organization_id = appointment.organization_id and program.program_id = appointment.program_id
                          left join programs.v_profile profile on profile.organization_id = appointment.organization_id
                         cross join lateral (select coalesce(program.zone, profile.zone, 'UTC') as zone) zones
                          left join staff.v_names staff
                            on staff.organization_id = appointment.organization_id and staff.staff_id = appointment.staff_id
                         where appointment.organization_id = :organization and appointment.participant_id = :participant
                           and (appointment.starts_at at time zone zones.zone)::date between :from and :until
                         order by starts_at, title
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("from", from)
                .param("until", until)
                .list(Item.class);
    }
}
