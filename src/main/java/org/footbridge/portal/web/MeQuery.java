package org.footbridge.portal.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the participant's own home. Row security shows nobody else's rows, whatever is asked. */
@Component
class MeQuery {

    private static final Duration AHEAD = Duration.ofDays(8);

    private final Sql sql;
    private final Clock clock;

    MeQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Self(
            String called,
            Optional<String> status,
            Optional<LocalDate> admittedOn,
            Optional<String> zone,
            Optional<String> greeter) {}

    /** @param absenceSaid whether the person said they cannot come */
    record Coming(
            Optional<UUID> sessionId,
            Instant startsAt,
            Instant endsAt,
            String title,
            String mode,
            String place,
            boolean absenceSaid) {}

    record Busy(Instant startsAt, Instant endsAt) {}

    record Asked(UUID assignmentId, UUID instrumentId, Optional<LocalDate> dueOn, boolean begun) {}

    @Transactional(readOnly = true)
    Self self(ParticipantId me) {
        return ask("""
                        select name.called, stay.status, stay.admitted_on, program.zone, greeter.given_name as greeter
                          from people.v_names name
                          left join lateral (
                               select * from episodes.v_episodes episode
                                where episode.organization_id = name.organization_id
                                  and episode.participant_id = name.participant_id
                                order by status in ('active', 'onhold') desc, opened_at desc
                                limit 1) stay on true
                          left join programs.v_programs program
                            on program.organization_id = stay.organization_id and program.program_id = stay.program_id
                          left join staff.v_names greeter
                            on greeter.organization_id = stay.organization_id and greeter.staff_id = stay.greeter_id
                         where name.organization_id = :organization and name.participant_id = :me
                        """, me).single(Self.class);
    }

    /** Sessions and visits from now on for eight days, the nearest first. */
    @Transactional(readOnly = true)
    List<Coming> coming(ParticipantId me) {
        return ask("""
                        select session.session_id, session.starts_at, session.ends_at, session.title, session.mode,
                               coalesce(session.place_name, '') as place,
                               exists (select from attendance.v_absences_said said
                                        where said.organization_id = due.organization_id and said.session_id = due.session_id
                                          and said.participant_id = due.participant_id) as absence_said
                          from scheduling.v_due due
                          join scheduling.v_sessions session
                            on session.organization_id = due.organization_id and session.session_id = due.session_id
                         where due.organization_id = :organization and due.participant_id = :me
                           and due.on_date between :yesterday and :afterwards
                           and due.ends_at > :now and due.starts_at < :until and session.status = 'open'
                        union all
                        select null, starts_at, ends_at, title, mode, place, false
                          from scheduling.v_appointments
                         where organization_id = :organization and participant_id = :me
                           and ends_at > :now and starts_at < :until and status = 'booked'
                         order by starts_at
                         limit 24
                        """, me)
                .param("now", clock.instant())
                .param("until", clock.instant().plus(AHEAD))
                .param("yesterday", day(clock.instant()).minusDays(1))
                .param("afterwards", day(clock.instant().plus(AHEAD)).plusDays(1))
                .list(Coming.class);
    }

    /** Whether today's check-in was sent. */
    @Transactional(readOnly = true)
    boolean checkedIn(ParticipantId me, LocalDate today) {
        return ask("""
                        select exists (select from attendance.v_check_ins
                                        where organization_id = :organization and participant_id = :me and on_date = :today)
                        """, me).param("today", today).single(Boolean.class);
    }

    /** When they are expected, from some days back to some weeks on, soonest first. */
    @Transactional(readOnly = true)
    List<Busy> busy(ParticipantId me) {
        return ask("""
                        select starts_at, ends_at
                          from scheduling.v_due
                         where organization_id = :organization and participant_id = :me and status <> 'cancelled'
                           and on_date between :from and :until
                        union
                        select starts_at, ends_at
                          from scheduling.v_appointments
                         where organization_id = :organization and participant_id = :me and status = 'booked'
                           and starts_at between :from and :until
                         order by starts_at, ends_at
                        """, me)
                .param("from", day(clock.instant()).minusDays(14))
                .param("until", day(clock.instant()).plusDays(56))
                .list(Busy.class);
    }

    @Transactional(readOnly = true)
    List<Asked> asked(ParticipantId me) {
        return ask("""
                        select assignment_id, instrument_id, due_on, started_at is not null as begun
                          from measures.v_asked
                         where organization_id = :organization and participant_id = :me
                         order by due_on nulls last, asked_at
                        """, me).list(Asked.class);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    Instant now() {
        return clock.instant();
    }

    private Sql.Statement ask(String text, ParticipantId me) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("me", me);
    }
}
