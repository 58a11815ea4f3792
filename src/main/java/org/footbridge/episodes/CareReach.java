package org.footbridge.episodes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Ground;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.programs.PatternChanged;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens and ends who of the staff reaches a person, as her stay begins, runs and ends. */
@Component
class CareReach {

    /** Notes of the last days are still written, then the group's facilitators have no more business there. */
    private static final Duration FACILITATORS_AFTER = Duration.ofDays(30);

    /** Intake names the team, hands over the code and files what comes late; then the way in is over for it too. */
    private static final Duration INTAKE_AFTER = Duration.ofDays(7);

    /** Follow-ups reach to 180 days (CARE 9). */
    private static final Duration ASSIGNED_AFTER = Duration.ofDays(200);

    private final Sql sql;
    private final Clock clock;
    private final Relationships relationships;
    private final Accounts accounts;

    CareReach(Sql sql, Clock clock, Relationships relationships, Accounts accounts) {
        this.sql = sql;
        this.clock = clock;
        this.relationships = relationships;
        this.accounts = accounts;
    }

    /** Intake works, clinicians may decide a stop or a level, the director answers for it. */
    void openForIntake(ParticipantId participant) {
        relationships.open(Role.INTAKE, participant, Ground.INTAKE, Scope.INTAKE, null);
        relationships.open(Role.THERAPIST, participant, Ground.INTAKE, Scope.INTAKE, null);
        relationships.open(Role.SUPERVISOR, participant, Ground.INTAKE, Scope.INTAKE, null);
        relationships.open(Role.PRESCRIBER, participant, Ground.INTAKE, Scope.INTAKE, null);
        openForOversight(participant);
    }

    /**
     * The way in is over: who only decided about it has no more business there, and intake, once the first week is
     * arranged, keeps what a telephone needs (minimum necessary, 45 CFR 164.502(b)).
     */
    void openAtAdmission(ParticipantId participant, TrackId track) {
        relationships.end(participant, Ground.INTAKE);
        relationships.open(
                Role.INTAKE,
                participant,
                Ground.INTAKE,
                Scope.INTAKE,
                clock.instant().plus(INTAKE_AFTER));
        relationships.open(Role.INTAKE, participant, Ground.INTAKE, Scope.DESK, null);
        openForOversight(participant);
        openForCare(participant, track);
    }

    /** Whoever facilitates the track cares for its people; prescribers too; billing sees what billing needs. */
    void openForCare(ParticipantId participant, TrackId track) {
        openForFacilitators(participant, track);
        relationships.open(Role.PRESCRIBER, participant, Ground.ENROLLMENT, Scope.CARE, null);
        relationships.open(Role.SUPERVISOR, participant, Ground.OVERSIGHT, Scope.CARE, null);
        relationships.open(Role.BILLING, participant, Ground.OVERSIGHT, Scope.BILLING, null);
    }

    private void openForFacilitators(ParticipantId participant, TrackId track) {
        for (var facilitator : facilitatorsOf(track)) {
            accounts.membershipOf(new StaffId(facilitator))
                    .ifPresent(member -> relationships.open(member, participant, Ground.ENROLLMENT, Scope.CARE, null));
        }
    }

    private record Enrolled(ParticipantId participantId, TrackId trackId) {}

    /** Whoever joins a track as its facilitator reaches the people already in it, with the pattern that says so. */
    @EventListener
    void reachTheirGroups(PatternChanged changed) {
        sql.sql("""
                        select distinct participant_id, track_id
                          from episodes.v_enrollments
                         where organization_id = :organization and program_id = :program
                           and status in ('planned', 'active', 'onhold') and (ends_on is null or ends_on >= :today)
                        """)
                .param("organization", changed.organizationId())
                .param("program", changed.programId())
                .param(
                        "today",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1))
                .list(Enrolled.class)
                .forEach(one -> openForFacilitators(one.participantId(), one.trackId()));
    }

    private void openForOversight(ParticipantId participant) {
        relationships.open(Role.DIRECTOR, participant, Ground.OVERSIGHT, Scope.OVERSIGHT, null);
        relationships.open(Role.SUPERVISOR, participant, Ground.OVERSIGHT, Scope.OVERSIGHT, null);
        relationships.open(Role.PRIVACY, participant, Ground.OVERSIGHT, Scope.DESK, null);
    }

    void openForAssigned(ParticipantId participant, StaffId staff) {
        accounts.membershipOf(staff)
                .ifPresent(member -> relationships.open(member, participant, Ground.ASSIGNMENT, Scope.CARE, null));
    }

    void endIntake(ParticipantId participant) {
        relationships.end(participant, Ground.INTAKE);
        relationships.end(participant, Ground.ASSIGNMENT);
    }

    void endAfterDischarge(ParticipantId participant) {
        var now = clock.instant();
        relationships.end(participant, Ground.INTAKE);
        relationships.end(participant, Ground.ENROLLMENT, now.plus(FACILITATORS_AFTER));
        relationships.end(participant, Ground.ASSIGNMENT, now.plus(ASSIGNED_AFTER));
    }

    private java.util.List<UUID> facilitatorsOf(TrackId track) {
        return sql.sql("""
                        select distinct staff_id
                          from programs.v_slots
                         cross join lateral unnest(array [facilitator_id, cofacilitator_id]) as staff_id
                         where organization_id = :organization and track_id = :track and staff_id is not null
                           and (ends_on is null or ends_on >= :today)
                        """)
                .param(
                        "today",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1))
                .param("organization", Actor.current().organization())
                .param("track", track)
                .list(UUID.class);
    }
}
