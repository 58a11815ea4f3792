package org.footbridge.episodes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.Consents;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries a stay from intake's yes to its end: status, level and tracks, each with its history. */
@Component
public class Episodes {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final CareReach reach;
    private final KeptApart keptApart;
    private final TrackAges ages;
    private final ConsentAuthority authority;
    private final Consents consents;

    Episodes(
            Sql sql,
            Clock clock,
            Audit audit,
            ApplicationEventPublisher events,
            CareReach reach,
            KeptApart keptApart,
            TrackAges ages,
            ConsentAuthority authority,
            Consents consents) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
        this.reach = reach;
        this.keptApart = keptApart;
        this.ages = ages;
        this.authority = authority;
        this.consents = consents;
    }

    /**
     * A planned stay of somebody without a referral in this software; {@link Intake#open} is the usual way.
     *
     * @param referral the referral behind it, if there is one
     */
    @Transactional
    public EpisodeId plan(ParticipantId participant, ProgramId program, @Nullable Id referral) {
        var id = new EpisodeId(Id.fresh(clock.instant()));
        insert(id, participant, program, referral, Status.PLANNED, null, null, null, 0, clock.instant());
        reach.openForIntake(participant);
        audit.act(Act.CREATE, "episode", id, List.of(participant));
        return id;
    }

    /** What came of taking a stay over. */
    public sealed interface TakenOver {
        record Done(EpisodeId episode) implements TakenOver {}

        record Refused(String sentence) implements TakenOver {}
    }

    /** Writes a running stay in with its true first day (CARE 30). A minor needs a consent-authority record here too. */
    @Transactional
    public TakenOver takeOver(TakeOver stay) {
        if (!authority.letsBegin(stay.participant(), stay.startedOn())) {
            return new TakenOver.Refused(ConsentAuthority.MISSING);
        }
        var id = new EpisodeId(Id.fresh(clock.instant()));
        var program = programOf(stay.track());
        var began = startOf(stay.startedOn(), program);
        insert(
                id,
                stay.participant(),
                program,
                null,
                Status.ACTIVE,
                stay.level(),
                stay.daysPerWeek().orElse(null),
                stay.startedOn(),
                stay.minutesSoFar(),
                began);
        recordLevel(
                id, stay.participant(), stay.level(), stay.daysPerWeek().orElse(null), stay.startedOn(), "Taken over");
        insertEnrollment(id, stay.participant(), stay.track(), stay.startedOn(), null);
        reach.openAtAdmission(stay.participant(), stay.track());
        audit.act(Act.CREATE, "episode", id, List.of(stay.participant()), "taken over");
        stay.primaryTherapist().ifPresent(staff -> assign(id, staff, CarePart.PRIMARY_THERAPIST));
        events.publishEvent(new EpisodeAdmitted(Actor.current().organization(), id));
        return new TakenOver.Done(id);
    }

    /** @throws NotYours if there is no such stay in this organization */
    @Transactional(readOnly = true)
    public Episode get(EpisodeId id) {
        return find(id).orElseThrow(NotYours::new);
    }

    @Transactional(readOnly = true)
    public Optional<Episode> find(EpisodeId id) {
        return sql.sql("""
                        select id as episode_id, participant_id, program_id, regime, status, level, days_per_week, greeter_id,
                               opened_at, admitted_on, discharged_on, minutes_before, version
                          from episodes.episode
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Episode.class);
    }

    /** The stay that runs or is on its way in; the newest where there are several. */
    @Transactional(readOnly = true)
    public Optional<EpisodeId> currentOf(ParticipantId participant) {
        return sql.sql("""
                        select id
                          from episodes.episode
                         where organization_id = :organization and participant_id = :participant
                           and status not in ('finished', 'cancelled')
                         order by status = 'active' desc, opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(UUID.class)
                .map(EpisodeId::new);
    }

    /**
     * Puts the person into a track of the stay's program.
     *
     * @param until the last day, inclusive; {@code null} while nobody knows
     */
    @Transactional
    public Answer enroll(EpisodeId id, TrackId track, LocalDate from, @Nullable LocalDate until) {
        var episode = lock(id);
        if (!episode.status().isRunning()) {
            return Answer.Refused.because(
                    "This stay is not running, so there is nothing to enroll in. Admit the person first.");
        }
        if (until != null && until.isBefore(from)) {
            return Answer.Refused.because("The last day is before the first.");
        }
        if (episode.admittedOn().filter(from::isBefore).isPresent()) {
            return Answer.Refused.because("The first day in the track is before the first day of the stay.");
        }
        if (!programOf(track).equals(episode.programId())) {
            return Answer.Refused.because("That track belongs to another program.");
        }
        if (overlaps(id, track, from, until)) {
            return Answer.Refused.because("The person is in that track on some of these days already.");
        }
        var hindrance = ages.hindrance(episode, track, from);
        if (hindrance.isPresent()) {
            return Answer.Refused.because(hindrance.get());
        }
        if (keptApart.in(track, from, episode)) {
            return Answer.Refused.because(KeepApart.SENTENCE);
        }
        insertEnrollment(id, episode.participantId(), track, from, until);
        reach.openForCare(episode.participantId(), track);
        audit.act(Act.CREATE, "enrollment", id, List.of(episode.participantId()));
        events.publishEvent(new EnrollmentChanged(Actor.current().organization(), id));
        return new Answer.Done();
    }

    /** Ends membership in a track after {@code lastDay}; the past stays as it was. */
    @Transactional
    public Answer leaveTrack(EpisodeId id, TrackId track, LocalDate lastDay, String reason) {
        var episode = lock(id);
        int ended = sql.sql("""
                        update episodes.enrollment
                           set ends_on = :last, end_reason = :reason, changed_at = :now
                         where organization_id = :organization and episode_id = :episode and track_id = :track
                           and starts_on <= :last and (ends_on is null or ends_on > :last)
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .param("track", track)
                .param("last", lastDay)
                .param("reason", reason)
                .param("now", clock.instant())
                .update();
        if (ended == 0) {
            return Answer.Refused.because("The person is not in that track on that day.");
        }
        audit.act(Act.UPDATE, "enrollment", id, List.of(episode.participantId()));
        events.publishEvent(new EnrollmentChanged(Actor.current().organization(), id));
        return new Answer.Done();
    }

    /** Another clinical level from that day on, inside the same stay: step-down is never a new stay. */
    @Transactional
    public Answer changeLevel(EpisodeId id, Level level, @Nullable Integer daysPerWeek, LocalDate from, String reason) {
        var episode = lock(id);
        if (!episode.status().isRunning()) {
            return Answer.Refused.because("This stay is not running, so its level cannot change.");
        }
        if (reason.isBlank()) {
            return Answer.Refused.because("Please say why the level changes.");
        }
        recordLevel(id, episode.participantId(), level, daysPerWeek, from, reason.strip());
        sql.sql("""
                        update episodes.episode
                           set level = :level, days_per_week = :days, changed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("level", level)
                .param("days", daysPerWeek)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "level of the stay", id, List.of(episode.participantId()));
        return new Answer.Done();
    }

    /** The place is kept while the person is away for longer. */
    @Transactional
    public Answer hold(EpisodeId id, String reason) {
        return move(id, Status.ACTIVE, Status.ONHOLD, reason);
    }

    @Transactional
    public Answer resume(EpisodeId id, String reason) {
        return move(id, Status.ONHOLD, Status.ACTIVE, reason);
    }

    /** The stay never began. Whoever comes again gets another. */
    @Transactional
    public Answer cancel(EpisodeId id, String reason) {
        var episode = lock(id);
        if (!episode.status().isBefore()) {
            return Answer.Refused.because("This stay has begun; it can only be ended by a discharge.");
        }
        setStatus(episode, Status.CANCELLED, clock.instant(), reason);
        reach.endIntake(episode.participantId());
        audit.act(Act.UPDATE, "episode", id, List.of(episode.participantId()), "cancelled");
        return new Answer.Done();
    }

    /**
     * Ends the stay and every track of it; how and why stand with the discharge itself.
     *
     * @param on the last day of the stay
     */
    @Transactional
    public Answer discharge(EpisodeId id, LocalDate on) {
        var episode = lock(id);
        if (!episode.status().isRunning()) {
            return Answer.Refused.because("This stay is not running, so there is nothing to end.");
        }
        if (episode.admittedOn().filter(on::isBefore).isPresent()) {
            return Answer.Refused.because("The last day is before the first day of the stay.");
        }
        sql.sql("""
                        update episodes.enrollment
                           set ends_on = greatest(:on, starts_on), end_reason = 'discharge', changed_at = :now
                         where organization_id = :organization and episode_id = :episode
                           and (ends_on is null or ends_on > :on)
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .param("on", on)
                .param("now", clock.instant())
                .update();
        sql.sql("update episodes.episode set discharged_on = :on where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("on", on)
                .update();
        setStatus(episode, Status.FINISHED, clock.instant(), "Discharged");
        reach.endAfterDischarge(episode.participantId());
        consents.treatmentEnded(episode.participantId());
        audit.act(Act.UPDATE, "episode", id, List.of(episode.participantId()), "discharged");
        events.publishEvent(new EpisodeDischarged(Actor.current().organization(), id));
        return new Answer.Done();
    }

    /** This staff member stands for the person from today on; an earlier one in the same part ends. */
    @Transactional
    public void assign(EpisodeId id, StaffId staff, CarePart part) {
        var episode = lock(id);
        var today = today(episode.programId());
        sql.sql("""
                        update episodes.care_team
                           set ends_on = :today
                         where organization_id = :organization and episode_id = :episode and part = :part and ends_on is null
                           and staff_id <> :staff
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .param("part", part)
                .param("staff", staff)
                .param("today", today)
                .update();
        sql.sql("""
                        insert into episodes.care_team (organization_id, id, participant_id, episode_id, staff_id, part, starts_on)
                        select :organization, :id, :participant, :episode, :staff, :part, :today
                         where not exists (select from episodes.care_team
                                            where organization_id = :organization and episode_id = :episode
                                              and part = :part and staff_id = :staff and ends_on is null)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", episode.participantId())
                .param("episode", id)
                .param("staff", staff)
                .param("part", part)
                .param("today", today)
                .update();
        reach.openForAssigned(episode.participantId(), staff);
        audit.act(Act.UPDATE, "care team", id, List.of(episode.participantId()));
    }

    /** Known days away, so that nobody asks why a chair is empty. */
    @Transactional
    public Answer away(EpisodeId id, LocalDate from, LocalDate until, String reason) {
        var episode = lock(id);
        if (until.isBefore(from)) {
            return Answer.Refused.because("The last day away is before the first.");
        }
        sql.sql("""
                        insert into episodes.leave (organization_id, id, participant_id, episode_id, starts_on, ends_on, reason)
                        values (:organization, :id, :participant, :episode, :from, :until, :reason)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", episode.participantId())
                .param("episode", id)
                .param("from", from)
                .param("until", until)
                .param("reason", reason)
                .update();
        audit.act(Act.CREATE, "leave", id, List.of(episode.participantId()));
        return new Answer.Done();
    }

    /** The date where the program is, now. */
    @Transactional(readOnly = true)
    public LocalDate today(ProgramId program) {
        return LocalDate.ofInstant(clock.instant(), zone(program));
    }

    java.time.ZoneId zone(ProgramId program) {
        return java.time.ZoneId.of(sql.sql("""
                        select zone from programs.v_programs where organization_id = :organization and program_id = :program
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .single(String.class));
    }

    ProgramId programOf(TrackId track) {
        return sql.sql(
                        "select program_id from programs.v_tracks where organization_id = :organization and track_id = :track")
                .param("organization", Actor.current().organization())
                .param("track", track)
                .optional(UUID.class)
                .map(ProgramId::new)
                .orElseThrow(NotYours::new);
    }

    /** The stay, locked until this transaction ends. */
    Episode lock(EpisodeId id) {
        return sql.sql("""
                        select id as episode_id, participant_id, program_id, regime, status, level, days_per_week, greeter_id,
                               opened_at, admitted_on, discharged_on, minutes_before, version
                          from episodes.episode
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Episode.class)
                .orElseThrow(NotYours::new);
    }

    /** Makes a planned or waiting stay run. Only {@link Admissions} calls it, after its checks. */
    void begin(
            Episode episode, TrackId track, LocalDate startsOn, StaffId greeter, Level level, @Nullable Integer days) {
        sql.sql("""
                        update episodes.episode
                           set admitted_on = :on, greeter_id = :greeter, level = :level, days_per_week = :days
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", episode.episodeId())
                .param("on", startsOn)
                .param("greeter", greeter)
                .param("level", level)
                .param("days", days)
                .update();
        setStatus(episode, Status.ACTIVE, clock.instant(), "Admitted");
        recordLevel(episode.episodeId(), episode.participantId(), level, days, startsOn, "Admission");
        insertEnrollment(episode.episodeId(), episode.participantId(), track, startsOn, null);
        reach.openAtAdmission(episode.participantId(), track);
        audit.act(Act.UPDATE, "episode", episode.episodeId(), List.of(episode.participantId()), "admitted");
        events.publishEvent(new EpisodeAdmitted(Actor.current().organization(), episode.episodeId()));
    }

    void setStatus(Episode episode, Status status, Instant at, String reason) {
        sql.sql("""
                        update episodes.episode
                           set status = :status, changed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", episode.episodeId())
                .param("status", status)
                .param("now", clock.instant())
                .update();
        recordStatus(episode.episodeId(), episode.participantId(), status, at, reason);
    }

    private Answer move(EpisodeId id, Status from, Status to, String reason) {
        var episode = lock(id);
        if (episode.status() != from) {
            return Answer.Refused.because("This stay is not " + from.label().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        setStatus(episode, to, clock.instant(), reason);
        audit.act(Act.UPDATE, "episode", id, List.of(episode.participantId()));
        return new Answer.Done();
    }

    private boolean overlaps(EpisodeId id, TrackId track, LocalDate from, @Nullable LocalDate until) {
        return sql.sql("""
                        select exists (
                               select from episodes.enrollment
                                where organization_id = :organization and episode_id = :episode and track_id = :track
                                  and daterange(starts_on, ends_on, '[]') && daterange(:from::date, :until::date, '[]'))
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .param("track", track)
                .param("from", from)
                .param("until", until)
                .single(Boolean.class);
    }

    private void insert(
            EpisodeId id,
            ParticipantId participant,
            ProgramId program,
            @Nullable Id referral,
            Status status,
            @Nullable Level level,
            @Nullable Integer days,
            @Nullable LocalDate admittedOn,
            int minutesBefore,
            Instant openedAt) {
        sql.sql("""
                        insert into episodes.episode (organization_id, id, participant_id, program_id, referral_id, regime,
                                                      privacy_class, status, level, days_per_week, opened_at, admitted_on,
                                                      minutes_before, changed_at, version)
                        values (:organization, :id, :participant, :program, :referral, :regime,
                                :class, :status, :level, :days, :openedAt, :admittedOn, :minutesBefore, :now, 1)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("program", program)
                .param("referral", referral)
                .param("regime", regimeOf(program))
                .param("class", PrivacyClass.ORDINARY)
                .param("status", status)
                .param("level", level)
                .param("days", days)
                .param("openedAt", openedAt)
                .param("admittedOn", admittedOn)
                .param("minutesBefore", minutesBefore)
                .param("now", clock.instant())
                .update();
        recordStatus(id, participant, status, openedAt, admittedOn == null ? "Taken into work" : "Taken over");
    }

    private Regime regimeOf(ProgramId program) {
        return sql.sql("""
                        select regime from programs.v_programs where organization_id = :organization and program_id = :program
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .optional(String.class)
                .map(word -> Regime.valueOf(word.toUpperCase(java.util.Locale.ROOT)))
                .orElseThrow(NotYours::new);
    }

    private Instant startOf(LocalDate day, ProgramId program) {
        return day.atStartOfDay(zone(program)).toInstant();
    }

    private void recordStatus(EpisodeId id, ParticipantId participant, Status status, Instant at, String reason) {
        sql.sql("""
                        insert into episodes.status_change (organization_id, id, participant_id, episode_id, status, at, reason)
                        values (:organization, :id, :participant, :episode, :status, :at, :reason)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", participant)
                .param("episode", id)
                .param("status", status)
                .param("at", at)
                .param("reason", reason)
                .update();
    }

    private void recordLevel(
            EpisodeId id,
            ParticipantId participant,
            Level level,
            @Nullable Integer days,
            LocalDate from,
            String reason) {
        sql.sql("""
                        insert into episodes.level_change (organization_id, id, participant_id, episode_id, level, days_per_week,
                                                           starts_on, reason, decided_by, at)
                        values (:organization, :id, :participant, :episode, :level, :days, :from, :reason, :by, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", participant)
                .param("episode", id)
                .param("level", level)
                .param("days", days)
                .param("from", from)
                .param("reason", reason)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
    }

    private void insertEnrollment(
            EpisodeId id, ParticipantId participant, TrackId track, LocalDate from, @Nullable LocalDate until) {
        sql.sql("""
                        insert into episodes.enrollment (organization_id, id, participant_id, episode_id, track_id, starts_on,
                                                         ends_on, changed_at)
                        values (:organization, :id, :participant, :episode, :track, :from, :until, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", new EnrollmentId(Id.fresh(clock.instant())))
                .param("participant", participant)
                .param("episode", id)
                .param("track", track)
                .param("from", from)
                .param("until", until)
                .param("now", clock.instant())
                .update();
    }
}
