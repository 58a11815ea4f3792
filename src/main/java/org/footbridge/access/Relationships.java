package org.footbridge.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens and ends the ways by which accounts reach participants. Enrollment, consent, cover and break-glass call it in
 * their own transaction.
 */
@Component
public class Relationships {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    Relationships(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** Ends, from now on, what one membership reaches on this ground. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(MembershipId holder, Id participant, Ground ground) {
        sql.sql("""
                        update access.relationship
                           set ends_at = :now
                         where organization_id = :organization and participant_id = :participant and ground = :ground
                           and membership_id = :holder and (ends_at is null or ends_at > :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("holder", holder)
                .param("ground", ground)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "relationship", null, List.of(participant), "ended " + ground);
    }

    /** As {@link #end(MembershipId, Id, Ground)} for many people in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(MembershipId holder, Collection<? extends Id> participants, Ground ground) {
        if (participants.isEmpty()) {
            return;
        }
        sql.sql("""
                        update access.relationship
                           set ends_at = :now
                         where organization_id = :organization and participant_id = any(:participants::uuid[])
                           and ground = :ground and membership_id = :holder and (ends_at is null or ends_at > :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("participants", participants)
                .param("holder", holder)
                .param("ground", ground)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "relationship", null, participants, "ended " + ground);
    }

    /** One membership reaches one participant from now on. Opening the same again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(MembershipId holder, Id participant, Ground ground, Scope scope, @Nullable Instant until) {
        insert(holder, null, participant, ground, scope, until);
    }

    /** As {@link #open(MembershipId, Id, Ground, Scope, Instant)} for many people in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void openAll(
            MembershipId holder, Collection<? extends Id> participants, Ground ground, Scope scope, Instant until) {
        var now = clock.instant();
        sql.sql("""
                        insert into access.relationship (organization_id, id, participant_id, membership_id, ground, scope,
                                                         starts_at, ends_at, reason)
                        select :organization, opened.id, opened.participant_id, :membership, :ground, :scope, :now, :until, ''
                          from unnest(:ids::uuid[], :participants::uuid[]) as opened (id, participant_id)
                         where not exists (
                               select from access.relationship
                                where organization_id = :organization and participant_id = opened.participant_id
                                  and membership_id = :membership and ground = :ground and scope = :scope
                                  and (ends_at is null or (ends_at > :now and ends_at >= :until)))
                        """)
                .param("organization", Actor.current().organization())
                .param("ids", participants.stream().map(_ -> Id.fresh(now)).toList())
                .param("participants", participants)
                .param("membership", holder)
                .param("ground", ground)
                .param("scope", scope)
                .param("now", now)
                .param("until", until)
                .update();
    }

    /** Everybody with this role reaches one participant from now on. Opening the same again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Role holders, Id participant, Ground ground, Scope scope, @Nullable Instant until) {
        insert(null, holders, participant, ground, scope, until);
    }

    /** Ends, from now on, every relationship that stands on this ground. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Id participant, Ground ground) {
        end(participant, ground, clock.instant());
    }

    /** Ends, from that moment on, every relationship that stands on this ground. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Id participant, Ground ground, Instant at) {
        sql.sql("""
                        update access.relationship
                           set ends_at = :at
                         where organization_id = :organization and participant_id = :participant and ground = :ground
                           and (ends_at is null or ends_at > :at)
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("ground", ground)
                .param("at", at)
                .update();
        audit.act(Act.UPDATE, "relationship", null, List.of(participant), "ended " + ground);
    }

    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    Set<UUID> participantsNaming(MembershipId contact) {
        return new HashSet<>(sql.sql("""
                        select participant_id
                          from access.relationship
                         where membership_id = :membership and starts_at <= :now and (ends_at is null or ends_at > :now)
                        """)
                .param("membership", contact)
                .param("now", clock.instant())
                .list(UUID.class));
    }

    private void insert(
            @Nullable MembershipId membership,
            @Nullable Role role,
            Id participant,
            Ground ground,
            Scope scope,
            @Nullable Instant until) {
        var now = clock.instant();
        sql.sql("""
                        insert into access.relationship (organization_id, id, participant_id, membership_id, role, ground, scope,
                                                         starts_at, ends_at, reason)
                        select :organization, :id, :participant, :membership::uuid, :role::text, :ground, :scope,
                               :now, :until::timestamptz, ''
                         where not exists (
                               select from access.relationship
                                where organization_id = :organization and participant_id = :participant
                                  and membership_id is not distinct from :membership::uuid
                                  and role is not distinct from :role::text
                                  and ground = :ground and scope = :scope
                                  and (ends_at is null or (ends_at > :now and ends_at >= :until::timestamptz)))
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", participant)
                .param("membership", membership)
                .param("role", role)
                .param("ground", ground)
                .param("scope", scope)
                .param("now", now)
                .param("until", until)
                .update();
    }
}
