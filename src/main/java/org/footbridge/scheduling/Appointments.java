package org.footbridge.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books one person's time with one staff member, or their first visit elsewhere. */
@Component
public class Appointments {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    Appointments(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    @Transactional
    public AppointmentId book(NewAppointment wanted) {
        authorization.require(Permission.SEE_PERSON, wanted.participant());
        var id = new AppointmentId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into scheduling.appointment (organization_id, id, participant_id, episode_id, program_id, staff_id,
                                                            with_whom, kind, title, starts_at, ends_at, minutes, mode, place, status,
                                                            made_at, changed_at, version, regime, privacy_class)
                        values (:organization, :id, :participant, :episode::uuid, :program::uuid, :staff::uuid,
                                :withWhom::text, :kind, :title, :startsAt, :endsAt, :minutes, :mode, :place, 'booked',
                                :now, :now, 1,
                                coalesce((select regime from programs.v_programs
                                           where organization_id = :organization and program_id = :program::uuid), 'part2'),
                                :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", wanted.participant())
                .param("episode", wanted.episode())
                .param("program", wanted.program())
                .param("staff", wanted.staff())
                .param("withWhom", wanted.withWhom())
                .param("kind", wanted.kind())
                .param("title", wanted.title())
                .param("startsAt", wanted.startsAt())
                .param("endsAt", wanted.startsAt().plus(Duration.ofMinutes(wanted.minutes())))
                .param("minutes", wanted.minutes())
                .param("mode", wanted.mode())
                .param("place", wanted.place())
                .param("now", clock.instant())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "appointment", id, List.of(wanted.participant()));
        return id;
    }

    /** What came of the wish to change an appointment. */
    public sealed interface Changing {
        record Done() implements Changing {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Changing {}
    }

    /** @param reason in words the participant may read */
    @Transactional
    public Changing cancel(AppointmentId id, String reason) {
        if (reason.isBlank()) {
            return new Changing.Refused("Say why it does not take place.");
        }
        return settle(id, SeatStatus.CANCELLED, reason.strip());
    }

    /** The person came and it took place, or did not come. */
    @Transactional
    public Changing outcome(AppointmentId id, SeatStatus outcome) {
        return settle(id, outcome, "");
    }

    /** One appointment as later modules need it. */
    public record Appointment(
            AppointmentId appointmentId,
            ParticipantId participantId,
            Optional<EpisodeId> episodeId,
            Optional<StaffId> staffId,
            AppointmentKind kind,
            String title,
            Instant startsAt,
            Instant endsAt,
            Regime regime,
            SeatStatus status) {}

    /** @throws NotYours if there is none or the actor does not reach its person */
    @Transactional(readOnly = true)
    public Appointment get(AppointmentId id) {
        var found = sql.sql("""
                        select appointment_id, participant_id, episode_id, staff_id, kind, title, starts_at, ends_at, regime, status
                          from scheduling.v_appointments
                         where organization_id = :organization and appointment_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Appointment.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.SEE_PERSON, found.participantId());
        return found;
    }

    private Changing settle(AppointmentId id, SeatStatus status, String reason) {
        var appointment = get(id);
        int changed = sql.sql("""
                        update scheduling.appointment
                           set status = :status, cancel_reason = nullif(:reason, ''), changed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id and status in ('booked', 'arrived')
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("status", status)
                .param("reason", reason)
                .param("now", clock.instant())
                .update();
        if (changed == 0) {
            return new Changing.Refused("This appointment is over already.");
        }
        audit.act(Act.UPDATE, "appointment", id, List.of(appointment.participantId()));
        return new Changing.Done();
    }
}
