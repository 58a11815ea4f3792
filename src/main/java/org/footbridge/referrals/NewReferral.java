package org.footbridge.referrals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Ground;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What every way of knocking has in common: a participant, a row on the worklist, and who may see them. */
@Component
class NewReferral {

    /** No program has decided yet, so Part 2 protects it (42 CFR 2.12(e)): when in doubt, protect. */
    static final Regime REGIME = Regime.PART2;

    private final Sql sql;
    private final Clock clock;
    private final Participants participants;
    private final Relationships relationships;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    NewReferral(
            Sql sql,
            Clock clock,
            Participants participants,
            Relationships relationships,
            Audit audit,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.clock = clock;
        this.participants = participants;
        this.relationships = relationships;
        this.audit = audit;
        this.events = events;
    }

    record Opened(ReferralId referralId, ParticipantId participantId) {}

    /** @param owner the staff member who took the call; nobody yet for what came by itself */
    @Transactional(propagation = Propagation.MANDATORY)
    public Opened open(Source source, Danger danger, Person person, SafeContact safe, Optional<UUID> owner) {
        var now = clock.instant();
        var participant = participants.register(person, safe);
        var referral = new ReferralId(Id.fresh(now));
        sql.sql("""
                        insert into referrals.referral (organization_id, id, participant_id, source, status, danger, received_at, owner_id,
                                                        updated_at, version, regime, privacy_class)
                        values (:organization, :id, :participant, :source, 'new', :danger, :now, :owner::uuid,
                                :now, 1, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", referral)
                .param("participant", participant)
                .param("source", source)
                .param("danger", danger)
                .param("owner", owner)
                .param("now", now)
                .param("regime", REGIME)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        relationships.open(Role.INTAKE, participant, Ground.INTAKE, Scope.INTAKE, null);
        relationships.open(Role.DIRECTOR, participant, Ground.OVERSIGHT, Scope.OVERSIGHT, null);
        relationships.open(Role.SUPERVISOR, participant, Ground.OVERSIGHT, Scope.OVERSIGHT, null);
        audit.act(Act.CREATE, "referral", referral, List.of(participant));
        events.publishEvent(new ReferralReceived(Actor.current().organization(), referral));
        return new Opened(referral, participant);
    }
}
