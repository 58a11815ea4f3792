package org.footbridge.access;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the memberships that must learn of something. Whoever a participant has barred is never among them. */
@Component
public class Members {

    private final Sql sql;
    private final Clock clock;

    Members(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Everybody who may do this to the participant by a relationship of that scope, now. */
    @Transactional(readOnly = true)
    public List<MembershipId> reaching(Id participant, Permission permission, Scope scope) {
        return sql
                .sql("""
                        select membership.id
                          from access.membership
                         where membership.organization_id = :organization and membership.ended_at is null
                           and membership.roles && :allowed::text[]
                           and exists (
                               select from access.relationship
                                where relationship.organization_id = :organization
                                  and relationship.participant_id = :participant and relationship.scope = :scope
                                  and (relationship.membership_id = membership.id or relationship.role = any (membership.roles))
                                  and relationship.starts_at <= :now
                                  and (relationship.ends_at is null or relationship.ends_at > :now))
                           and not exists (
                               select from access.bar
                                where bar.organization_id = :organization and bar.participant_id = :participant
                                  and bar.membership_id = membership.id and bar.starts_at <= :now
                                  and (bar.ends_at is null or bar.ends_at > :now))
                         order by membership.id
                        """)
                .param("organization", Actor.current().organization())
                .param("allowed", permission.roles())
                .param("participant", participant)
                .param("scope", scope)
                .param("now", clock.instant())
                .list(UUID.class)
                .stream()
                .map(MembershipId::new)
                .toList();
    }

    /** Whether this member reaches each of these people with that scope now; a bar is stronger than any relationship. */
    @Transactional(readOnly = true)
    public boolean reachesAll(MembershipId member, Collection<? extends Id> people, Scope scope) {
        return sql.sql("""
                        select not exists (
                               select person.id from unnest(:people::uuid[]) as person (id)
                               except
                               (select relationship.participant_id
                                  from access.relationship
                                  join access.membership on membership.id = :member
                                   and membership.organization_id = relationship.organization_id
                                 where relationship.organization_id = :organization and membership.ended_at is null
                                   and (relationship.membership_id = membership.id or relationship.role = any (membership.roles))
                                   and relationship.scope = :scope and relationship.starts_at <= :now
                                   and (relationship.ends_at is null or relationship.ends_at > :now)
                                except
                                select participant_id from access.bar
                                 where organization_id = :organization and membership_id = :member and starts_at <= :now
                                   and (ends_at is null or ends_at > :now)))
                        """)
                .param("organization", Actor.current().organization())
                .param("member", member)
                .param("people", people)
                .param("scope", scope)
                .param("now", clock.instant())
                .single(Boolean.class);
    }

    /** Everybody with this role, without those the participant has barred. */
    @Transactional(readOnly = true)
    public List<MembershipId> withRole(Role role, Optional<? extends Id> about) {
        return sql
                .sql("""
                        select membership.id
                          from access.membership
                         where membership.organization_id = :organization and membership.ended_at is null
                           and :role = any (membership.roles)
                           and not exists (
                               select from access.bar
                                where bar.organization_id = :organization and bar.participant_id = :participant::uuid
                                  and bar.membership_id = membership.id and bar.starts_at <= :now
                                  and (bar.ends_at is null or bar.ends_at > :now))
                         order by membership.id
                        """)
                .param("organization", Actor.current().organization())
                .param("role", role)
                .param("participant", about)
                .param("now", clock.instant())
                .list(UUID.class)
                .stream()
                .map(MembershipId::new)
                .toList();
    }

    /** Where a member gets mail: the sign-in name, if it is an address. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(MembershipId member) {
        return sql.sql("""
                        select account.sign_in_name
                          from access.membership
                          join access.account on account.id = membership.account_id
                         where membership.organization_id = :organization and membership.id = :id
                           and membership.ended_at is null and account.disabled_at is null
                           and account.sign_in_name like '%@%'
                        """)
                .param("organization", Actor.current().organization())
                .param("id", member)
                .optional(String.class);
    }
}
