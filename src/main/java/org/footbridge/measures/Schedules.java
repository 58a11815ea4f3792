package org.footbridge.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which measures a program or a track asks for by itself, in which weeks of a stay, how often; and the asking. */
@Component
public class Schedules {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Measures measures;
    private final Instruments instruments;
    private final ObjectProvider<EnrolledIn> enrolled;

    Schedules(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Measures measures,
            Instruments instruments,
            ObjectProvider<EnrolledIn> enrolled) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.measures = measures;
        this.instruments = instruments;
        this.enrolled = enrolled;
    }

    /**
     * What is asked of whom, and when.
     *
     * @param track empty asks in every track of the program
     * @param everyDays from 1 to 366
     * @param fromWeek of a stay, from 1
     * @param untilWeek empty goes on to the end of the stay
     * @param daysToAnswer after the day of asking
     * @param reason why a form is given to people outside the ages it is made for; else empty (CARE 26)
     */
    public record Asked(
            ProgramId program,
            Optional<TrackId> track,
            InstrumentName form,
            int everyDays,
            int fromWeek,
            Optional<Integer> untilWeek,
            int daysToAnswer,
            String reason) {

        public boolean isIn(int week) {
            return week >= fromWeek && untilWeek.map(last -> week <= last).orElse(true);
        }
    }

    /** What came of setting a schedule. */
    public sealed interface Setting permits WasSet, NotSet {}

    public record WasSet(ScheduleId id) implements Setting {}

    /** @param sentence for the page */
    public record NotSet(String sentence) implements Setting {}

    /**
     * Asks from that day on. A row for the same form, place and first week ends the day before; both stay on record.
     */
    @Transactional
    public Setting set(Asked asked, LocalDate from) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var refusal = refusal(asked);
        if (refusal.isPresent()) {
            return new NotSet(refusal.get());
        }
        sql.sql("""
                        update measures.schedule set ends_on = greatest(:from::date, starts_on) - 1
                         where organization_id = :organization and instrument_name = :name and from_week = :week
                           and track_id is not distinct from :track::uuid and program_id is not distinct from :program::uuid
                           and (ends_on is null or ends_on >= :from)
                        """)
                .param("organization", Actor.current().organization())
                .param("name", asked.form().value())
                .param("week", asked.fromWeek())
                .param("track", asked.track())
                .param("program", asked.track().isPresent() ? null : asked.program())
                .param("from", from)
                .update();
        var id = new ScheduleId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into measures.schedule (organization_id, id, track_id, program_id, instrument_name, every_days,
                                                       from_week, until_week, days_to_answer, reason, starts_on, set_at, set_by)
                        values (:organization, :id, :track::uuid, :program::uuid, :name, :every, :week, :until::int, :days, :reason,
                                :from, :now, :by::uuid)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("track", asked.track())
                .param("program", asked.track().isPresent() ? null : asked.program())
                .param("name", asked.form().value())
                .param("every", asked.everyDays())
                .param("week", asked.fromWeek())
                .param("until", asked.untilWeek())
                .param("days", asked.daysToAnswer())
                .param("reason", asked.reason().strip())
                .param("from", from)
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .update();
        audit.act(Act.CONFIGURE, "measure schedule", id, List.of());
        return new WasSet(id);
    }

    private Optional<String> refusal(Asked asked) {
        if (asked.everyDays() < 1 || asked.everyDays() > 366) {
            return Optional.of("Ask every 1 to 366 days.");
        }
        if (asked.fromWeek() < 1
                || asked.fromWeek() > 104
                || asked.untilWeek().filter(last -> last > 104).isPresent()) {
            return Optional.of("Weeks of a stay go from 1 to 104.");
        }
        if (asked.untilWeek().filter(last -> last < asked.fromWeek()).isPresent()) {
            return Optional.of("The last week is before the first.");
        }
        if (asked.daysToAnswer() < 0 || asked.daysToAnswer() > 30) {
            return Optional.of("Give up to 30 days to answer.");
        }
        if (asked.reason().strip().length() > 300) {
            return Optional.of("Keep the reason under 300 characters.");
        }
        var form = instruments.current(asked.form());
        if (form.isEmpty()) {
            return Optional.of("This organization does not have %s.".formatted(asked.form()));
        }
        if (!form.get().hasAllWords()) {
            return Optional.of("The words of %s have not been filled in yet."
                    .formatted(form.get().title()));
        }
        return asked.reason().isBlank() ? misfit(form.get(), ages(asked.program())) : Optional.empty();
    }

    private record Ages(int youngestAge, Optional<Integer> oldestAge) {}

    private Ages ages(ProgramId program) {
        return sql.sql("""
                        select youngest_age, oldest_age from programs.v_programs
                         where organization_id = :organization and program_id = :program
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .optional(Ages.class)
                .orElseThrow(NotYours::new);
    }

    private static Optional<String> misfit(Instrument form, Ages ages) {
        if (ages.youngestAge() < form.facts().minimumAge()) {
            return Optional.of(
                    "%s is made for people of %d years and older; this program takes people from %d. Say why it fits them."
                            .formatted(form.title(), form.facts().minimumAge(), ages.youngestAge()));
        }
        return form.facts()
                .maximumAge()
                .filter(oldest -> ages.oldestAge().map(age -> age > oldest).orElse(true))
                .map(oldest -> "%s is made for people up to %d years. Say why it fits the people here."
                        .formatted(form.title(), oldest));
    }

    /** That day is the last on which it is asked. */
    @Transactional
    public void end(ScheduleId id, LocalDate lastDay) {
        authorization.require(Permission.MANAGE_PROGRAM);
        int ended = sql.sql("""
                        update measures.schedule set ends_on = greatest(:last::date, starts_on - 1)
                         where organization_id = :organization and id = :id and (ends_on is null or ends_on > :last)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("last", lastDay)
                .update();
        if (ended == 1) {
            audit.act(Act.CONFIGURE, "measure schedule", id, List.of(), "ended");
        }
    }

    private record Row(
            UUID id,
            UUID programId,
            Optional<UUID> trackId,
            String instrumentName,
            int everyDays,
            int fromWeek,
            Optional<Integer> untilWeek,
            int daysToAnswer,
            String reason,
            LocalDate startsOn,
            Optional<LocalDate> endsOn) {

        InForce inForce() {
            return new InForce(
                    new ScheduleId(id),
                    new Asked(
                            new ProgramId(programId),
                            trackId.map(TrackId::new),
                            new InstrumentName(instrumentName),
                            everyDays,
                            fromWeek,
                            untilWeek,
                            daysToAnswer,
                            reason),
                    startsOn,
                    endsOn);
        }
    }

    /** A row of the schedule, in force from that day until that day. */
    public record InForce(ScheduleId id, Asked asked, LocalDate startsOn, Optional<LocalDate> endsOn) {}

    /** What is asked in a track on that day or will be, its own rows and those of its program. */
    @Transactional(readOnly = true)
    public List<InForce> of(TrackId track, LocalDate day) {
        return sql
                .sql("""
                        select schedule.id, track.program_id, schedule.track_id, schedule.instrument_name, schedule.every_days,
                               schedule.from_week, schedule.until_week, schedule.days_to_answer, schedule.reason,
                               schedule.starts_on, schedule.ends_on
                          from programs.v_tracks track
                          join measures.schedule on schedule.organization_id = track.organization_id
                           and (schedule.track_id = track.track_id or schedule.program_id = track.program_id)
                         where track.organization_id = :organization and track.track_id = :track
                           and (schedule.ends_on is null or schedule.ends_on >= :day)
                         order by schedule.from_week, schedule.instrument_name, schedule.starts_on, schedule.id
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("day", day)
                .list(Row.class)
                .stream()
                .map(Row::inForce)
                .toList();
    }

    private record Due(
            UUID trackId,
            String instrumentName,
            int everyDays,
            int fromWeek,
            Optional<Integer> untilWeek,
            int daysToAnswer,
            String reason) {}

    /** Asks everybody whose turn it is on that day; asking again the same day changes nothing. Run by a job, once a day and more. */
    @Transactional
    public void askWhoseTurnItIs(LocalDate day) {
        for (var due : sql.sql("""
                        select track.track_id, schedule.instrument_name, schedule.every_days, schedule.from_week, schedule.until_week,
                               schedule.days_to_answer, schedule.reason
                          from measures.schedule
                          join programs.v_tracks track on track.organization_id = schedule.organization_id
                           and (track.track_id = schedule.track_id or track.program_id = schedule.program_id)
                         where schedule.organization_id = :organization and schedule.starts_on <= :day
                           and (schedule.ends_on is null or schedule.ends_on >= :day)
                         order by schedule.id, track.track_id
                        """)
                .param("organization", Actor.current().organization())
                .param("day", day)
                .list(Due.class)) {
            enrolled.ifAvailable(known -> ask(due, day, known.on(new TrackId(due.trackId()), day)));
        }
    }

    /** Everybody in the phase who was not asked and did not answer within the interval. */
    private void ask(Due due, LocalDate day, List<EnrolledIn.Enrolled> people) {
        var inPhase = people.stream().filter(one -> isInPhase(due, one, day)).toList();
        if (inPhase.isEmpty()) {
            return;
        }
        var had = new HashSet<>(sql.sql("""
                        select assignment.participant_id
                          from measures.assignment
                          join measures.instrument on instrument.organization_id = assignment.organization_id
                                                  and instrument.id = assignment.instrument_id
                         where assignment.organization_id = :organization and assignment.participant_id = any(:people::uuid[])
                           and instrument.name = :name and (assignment.asked_at at time zone 'UTC')::date > :since
                           and (assignment.withdrawn_at is null or assignment.missed_at is not null)
                        union
                        select response.participant_id
                          from measures.response
                          join measures.instrument on instrument.organization_id = response.organization_id
                                                  and instrument.id = response.instrument_id
                         where response.organization_id = :organization and response.participant_id = any(:people::uuid[])
                           and instrument.name = :name and response.assignment_id is null
                           and (response.authored_at at time zone 'UTC')::date > :since
                        """)
                .param("organization", Actor.current().organization())
                .param(
                        "people",
                        inPhase.stream().map(one -> one.participant().value()).toList())
                .param("name", due.instrumentName())
                .param("since", day.minusDays(due.everyDays()))
                .list(UUID.class));
        var turn = inPhase.stream()
                .filter(one -> !had.contains(one.participant().value()))
                .toList();
        miss(due, turn);
        for (var one : turn) {
            measures.assign(
                    one.participant(),
                    new InstrumentName(due.instrumentName()),
                    day.plusDays(due.daysToAnswer()),
                    Optional.of(one.episode()),
                    Optional.of(due.reason()).filter(words -> !words.isBlank()));
        }
    }

    private static boolean isInPhase(Due due, EnrolledIn.Enrolled one, LocalDate day) {
        long week = ChronoUnit.DAYS.between(one.since(), day) / 7 + 1;
        return week >= due.fromWeek()
                && due.untilWeek().map(last -> week <= last).orElse(true);
    }

    /** What was not begun until the next turn came is missed; begun answers stay, for their risk counts. */
    private void miss(Due due, List<EnrolledIn.Enrolled> turn) {
        sql.sql("""
                        update measures.assignment set withdrawn_at = :now, missed_at = :now, updated_at = :now
                          from measures.instrument
                         where assignment.organization_id = :organization and assignment.participant_id = any(:people::uuid[])
                           and instrument.organization_id = assignment.organization_id and instrument.id = assignment.instrument_id
                           and instrument.name = :name and assignment.started_at is null and assignment.finished_at is null
                           and assignment.withdrawn_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param(
                        "people",
                        turn.stream().map(one -> one.participant().value()).toList())
                .param("name", due.instrumentName())
                .param("now", clock.instant())
                .update();
    }

    /**
     * How many of the measures asked were answered.
     *
     * @param late asked, not answered, and the day to answer is over
     */
    public record Completion(int asked, int answered, int late) {

        /** Percent, rounded; empty when nothing was asked. */
        public Optional<Integer> rate() {
            return asked == 0 ? Optional.empty() : Optional.of(Math.round(answered * 100f / asked));
        }
    }

    /** Of those who are in the track on that day: what was due in the four weeks before it. */
    @Transactional(readOnly = true)
    public Completion completion(TrackId track, LocalDate day) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var people = enrolled.stream()
                .flatMap(known -> known.on(track, day).stream())
                .map(one -> one.participant().value())
                .toList();
        return sql.sql("""
                        select count(*)::int as asked, count(*) filter (where answered)::int as answered,
                               count(*) filter (where waits)::int as late
                          from measures.v_expected
                         where organization_id = :organization and participant_id = any(:people::uuid[])
                           and due_on >= :since and due_on < :day
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .param("since", day.minusWeeks(4))
                .param("day", day)
                .single(Completion.class);
    }
}
