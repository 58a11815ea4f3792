package org.footbridge.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Ground;
import org.footbridge.access.Members;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Permission;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells who must know of an alert: whoever is on duty and the care team, then the supervisors, then the director, and the
 * director again and again until somebody acknowledges; in an unstaffed hour all of them at once. What was told, and a
 * level with nobody in it, stand among the steps.
 */
@Component
class Telling {

    private static final int ON_DUTY = -1;
    private static final int CARE_TEAM = 0;
    private static final int SUPERVISORS = 1;
    static final int DIRECTOR = 2;

    /** Nodes' clocks differ by less; a row written further ahead means that the clock was set back since. */
    private static final Duration CLOCKS_AGREE = Duration.ofMinutes(2);

    private final Sql sql;
    private final Clock clock;
    private final AlertSteps steps;
    private final Members members;
    private final Relationships relationships;
    private final AcknowledgeWithin within;
    private final Rota rota;
    private final ObjectProvider<Ringing> channels;

    Telling(
            Sql sql,
            Clock clock,
            AlertSteps steps,
            Members members,
            Relationships relationships,
            AcknowledgeWithin within,
            Rota rota,
            ObjectProvider<Ringing> channels) {
        this.sql = sql;
        this.clock = clock;
        this.steps = steps;
        this.members = members;
        this.relationships = relationships;
        this.within = within;
        this.rota = rota;
        this.channels = channels;
    }

    private record Due(
            AlertId id,
            Optional<UUID> participantId,
            Urgency urgency,
            @Nullable Integer toldLevel) {

        Optional<ParticipantId> about() {
            return participantId.map(ParticipantId::new);
        }

        boolean isLapse() {
            return urgency == Urgency.LAPSE;
        }
    }

    /**
     * Tells of one alert whose time has come; another node skips it meanwhile. Steps, tellings and the next time commit
     * together, so a kill at any moment tells again and loses nothing. Where the clock was set back since the row was
     * written, its time has come too: to wait for the old clock could be hours.
     *
     * @return whether there was one
     */
    @Transactional
    boolean tellNext() {
        var due = sql.sql("""
                        select id, participant_id, urgency, told_level
                          from alerts.alert
                         where organization_id = :organization and closed_at is null
                           and (next_telling_at <= :now or next_telling_at is not null and updated_at > :ahead)
                         order by next_telling_at
                         limit 1
                           for update skip locked
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .param("ahead", clock.instant().plus(CLOCKS_AGREE))
                .optional(Due.class);
        due.ifPresent(this::tell);
        return due.isPresent();
    }

    private void tell(Due alert) {
        int level = alert.toldLevel() == null ? CARE_TEAM : Math.min(alert.toldLevel() + 1, DIRECTOR);
        boolean reached = tell(alert, level);
        // In an hour in which nobody's phone is known to ring, everybody above is told at once (CARE 2).
        boolean unstaffed = level == CARE_TEAM && !alert.isLapse() && !rota.isStaffedNow();
        while (level < DIRECTOR && (unstaffed || !reached)) {
            level++;
            reached |= tell(alert, level);
        }
        sql.sql("""
                        update alerts.alert
                           set told_level = :level, next_telling_at = :next::timestamptz, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", alert.id())
                .param("level", level)
                .param("next", next(alert, reached))
                .param("now", clock.instant())
                .update();
    }

    /** A lapse is told once it has reached somebody; it is never put on the night page (CARE 3). */
    private @Nullable Instant next(Due alert, boolean reached) {
        return alert.isLapse() && reached ? null : clock.instant().plus(within.of(alert.urgency(), alert.about()));
    }

    /** Answers whether anybody of the level could be told. */
    private boolean tell(Due alert, int level) {
        var onDuty = level == CARE_TEAM && !alert.isLapse() ? onDuty(alert.about()) : Set.<MembershipId>of();
        var audience = audience(alert.about(), level);
        boolean reached = tell(alert, ON_DUTY, onDuty);
        // Somebody of the care team who is on duty is told once, and the care team is not "nobody" then.
        if (audience.removeAll(onDuty) && audience.isEmpty()) {
            return reached;
        }
        return tell(alert, level, audience) || reached;
    }

    private boolean tell(Due alert, int level, Set<MembershipId> audience) {
        boolean reached = false;
        for (var member : audience) {
            if (ring(member, Call.of(alert.id(), alert.urgency()))) {
                alert.about().ifPresent(participant -> letOpen(member, participant));
                steps.told(alert.id(), alert.about(), level, Optional.of(member));
                reached = true;
            }
        }
        if (!reached && level != ON_DUTY) {
            steps.told(alert.id(), alert.about(), level, Optional.empty());
        }
        return reached;
    }

    /** Whoever is on duty, unless the person has barred them. */
    private Set<MembershipId> onDuty(Optional<ParticipantId> about) {
        var onDuty = new LinkedHashSet<MembershipId>();
        rota.onDuty().forEach(shift -> onDuty.add(shift.membershipId()));
        if (!onDuty.isEmpty()) {
            var may = new LinkedHashSet<MembershipId>();
            Permission.ACT_ON_ALERT.roles().forEach(role -> may.addAll(members.withRole(role, about)));
            onDuty.retainAll(may);
        }
        return onDuty;
    }

    private boolean ring(MembershipId member, Call call) {
        boolean reached = false;
        for (var channel : channels) {
            reached |= channel.ring(member, call);
        }
        return reached;
    }

    private Set<MembershipId> audience(Optional<ParticipantId> about, int level) {
        var audience = new LinkedHashSet<MembershipId>();
        switch (level) {
            case CARE_TEAM ->
                about.ifPresentOrElse(
                        participant ->
                                audience.addAll(members.reaching(participant, Permission.ACT_ON_ALERT, Scope.CARE)),
                        () -> audience.addAll(members.withRole(Role.INTAKE, about)));
            case SUPERVISORS -> audience.addAll(members.withRole(Role.SUPERVISOR, about));
            default -> audience.addAll(members.withRole(Role.DIRECTOR, about));
        }
        return audience;
    }

    /** Whoever is rung must be able to open what rang: three days, as somebody who covers. */
    private void letOpen(MembershipId member, ParticipantId participant) {
        if (!members.reaching(participant, Permission.ACT_ON_ALERT, Scope.CARE).contains(member)
                && !members.reaching(participant, Permission.ACT_ON_ALERT, Scope.OVERSIGHT)
                        .contains(member)) {
            relationships.open(
                    member,
                    participant,
                    Ground.COVER,
                    Scope.OVERSIGHT,
                    clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS));
        }
    }
}
