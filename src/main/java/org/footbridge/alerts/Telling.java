package org.footbridge.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
 * Tells who must know of an alert: first the care team, then the supervisors, then the director, and the director again
 * and again until somebody acknowledges. What was told, and a level with nobody in it, stand among the steps.
 */
@Component
class Telling {

    private static final int CARE_TEAM = 0;
    private static final int SUPERVISORS = 1;
    private static final int DIRECTOR = 2;

    private final Sql sql;
    private final Clock clock;
    private final AlertSteps steps;
    private final Members members;
    private final Relationships relationships;
    private final AcknowledgeWithin within;
    private final ObjectProvider<Ringing> channels;

    Telling(
            Sql sql,
            Clock clock,
            AlertSteps steps,
            Members members,
            Relationships relationships,
            AcknowledgeWithin within,
            ObjectProvider<Ringing> channels) {
        this.sql = sql;
        this.clock = clock;
        this.steps = steps;
        this.members = members;
        this.relationships = relationships;
        this.within = within;
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
    }

    /**
     * Tells of one alert whose time has come; another node skips it meanwhile. Steps, tellings and the next time commit
     * together, so a kill at any moment tells again and loses nothing.
     *
     * @return whether there was one
     */
    @Transactional
    boolean tellNext() {
        // The level is counted from the newest reason: what joins later starts with the care team again.
        var due = sql.sql("""
                        select alert.id, alert.participant_id, alert.urgency,
                               (select max(step.level)
                                  from alerts.step
                                 where step.organization_id = alert.organization_id and step.alert_id = alert.id
                                   and step.at >= (select max(reason.at)
                                                     from alerts.step reason
                                                    where reason.organization_id = alert.organization_id
                                                      and reason.alert_id = alert.id
                                                      and reason.kind in ('raised', 'joined'))) as told_level
                          from alerts.alert
                         where alert.organization_id = :organization and alert.closed_at is null
                           and alert.next_telling_at <= :now
                         order by alert.next_telling_at
                         limit 1
                           for update skip locked
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .optional(Due.class);
        due.ifPresent(this::tell);
        return due.isPresent();
    }

    private void tell(Due alert) {
        int level = alert.toldLevel() == null ? CARE_TEAM : Math.min(alert.toldLevel() + 1, DIRECTOR);
        var told = tell(alert, level);
        while (told.isEmpty() && level < DIRECTOR && alert.urgency() != Urgency.LAPSE) {
            level++;
            told = tell(alert, level);
        }
        sql.sql("""
                        update alerts.alert set next_telling_at = :next::timestamptz, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", alert.id())
                .param("next", next(alert))
                .param("now", clock.instant())
                .update();
    }

    /** A lapse is told to the person's clinician once; it is never put on the night page (CARE 3). */
    private @Nullable Instant next(Due alert) {
        return alert.urgency() == Urgency.LAPSE ? null : clock.instant().plus(within.of(alert.urgency()));
    }

    private List<MembershipId> tell(Due alert, int level) {
        var told = new ArrayList<MembershipId>();
        for (var member : audience(alert.about(), level)) {
            if (ring(member, alert.id())) {
                alert.about().ifPresent(participant -> letOpen(member, participant));
                steps.told(alert.id(), alert.about(), level, Optional.of(member));
                told.add(member);
            }
        }
        if (told.isEmpty()) {
            steps.told(alert.id(), alert.about(), level, Optional.empty());
        }
        return told;
    }

    private boolean ring(MembershipId member, AlertId alert) {
        boolean reached = false;
        for (var channel : channels) {
            reached |= channel.ring(member, alert);
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
