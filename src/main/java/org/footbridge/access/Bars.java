package org.footbridge.access;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A participant may bar a named staff member from their record (CARE 15); no relationship is stronger. */
@Component
public class Bars {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    Bars(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** From now on this member sees nothing of the participant. Barring again changes nothing. */
    @Transactional
    public void bar(Id participant, MembershipId member) {
        if (holds(participant, member)) {
            return;
        }
        sql.sql("""
                        insert into access.bar (organization_id, id, participant_id, membership_id, starts_at)
                        values (:organization, :id, :participant, :member, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", participant)
                .param("member", member)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "bar", member, List.of(participant), "barred");
    }

    /** From now on relationships count again. */
    @Transactional
    public void lift(Id participant, MembershipId member) {
        sql.sql("""
                        update access.bar set ends_at = :now
                         where organization_id = :organization and participant_id = :participant
                           and membership_id = :member and (ends_at is null or ends_at > :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("member", member)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "bar", member, List.of(participant), "lifted");
    }

    /** Whether any of these people has barred this member. Says nothing more. */
    @Transactional(readOnly = true)
    public boolean anyHolds(Collection<? extends Id> participants, MembershipId member) {
        return sql.sql("""
                        select exists (select from access.bar
                                        where organization_id = :organization and participant_id = any(:participants::uuid[])
                                          and membership_id = :member and starts_at <= :now
                                          and (ends_at is null or ends_at > :now))
                        """)
                .param("organization", Actor.current().organization())
                .param("participants", participants)
                .param("member", member)
                .param("now", clock.instant())
                .single(Boolean.class);
    }

    /** Who of these participants bars this member. */
    @Transactional(readOnly = true)
    public Set<UUID> whoBars(Collection<? extends Id> participants, MembershipId member) {
        return new HashSet<>(sql.sql("""
                        select participant_id from access.bar
                         where organization_id = :organization and participant_id = any(:participants::uuid[])
                           and membership_id = :member and starts_at <= :now and (ends_at is null or ends_at > :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("participants", participants)
                .param("member", member)
                .param("now", clock.instant())
                .list(UUID.class));
    }

    /** Whether this member is barred now. */
    @Transactional(readOnly = true)
    public boolean holds(Id participant, MembershipId member) {
        return sql.sql("""
                        select exists (select from access.bar
                                        where organization_id = :organization and participant_id = :participant
                                          and membership_id = :member and starts_at <= :now
                                          and (ends_at is null or ends_at > :now))
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("member", member)
                .param("now", clock.instant())
                .single(Boolean.class);
    }
}
