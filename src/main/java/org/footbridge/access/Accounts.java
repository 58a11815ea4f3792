package org.footbridge.access;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Logins and what they are in each organization. */
@Component
public class Accounts {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final PasswordEncoder passwords;
    private final Relationships relationships;

    Accounts(Sql sql, Clock clock, Audit audit, PasswordEncoder passwords, Relationships relationships) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.passwords = passwords;
        this.relationships = relationships;
    }

    /** @param signInName an e-mail address, or a made-up word for somebody without one; case does not matter */
    @Transactional
    public AccountId create(String signInName, String password) {
        var id = new AccountId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into access.account (id, sign_in_name, password_hash, created_at)
                        values (:id, :name, :hash, :now)
                        """)
                .param("id", id)
                .param("name", signInName.strip().toLowerCase(Locale.ROOT))
                .param("hash", passwords.encode(password))
                .param("now", clock.instant())
                .update();
        return id;
    }

    /**
     * Makes the account somebody in the bound organization.
     *
     * @param person the staff member, participant or contact it is
     */
    @Transactional
    public MembershipId join(AccountId account, Set<Role> roles, Id person) {
        var id = new MembershipId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into access.membership (organization_id, id, account_id, roles, person_id, created_at)
                        values (:organization, :id, :account, :roles, :person, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("account", account)
                .param("roles", roles)
                .param("person", person)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "membership", id, List.of());
        return id;
    }

    /** The membership in force of this staff member, participant or contact in the bound organization. */
    @Transactional(readOnly = true)
    public Optional<MembershipId> membershipOf(Id person) {
        return sql.sql("""
                        select id from access.membership
                         where organization_id = :organization and person_id = :person and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(UUID.class)
                .map(MembershipId::new);
    }

    record Login(UUID id, String signInName, Optional<String> passwordHash) {}

    record Membership(UUID organizationId, UUID id, List<String> roles, UUID personId) {}

    @Transactional(readOnly = true)
    Optional<Login> login(String signInName) {
        return sql.sql("""
                        select id, sign_in_name, password_hash
                          from access.account
                         where sign_in_name = :name and disabled_at is null
                        """)
                .param("name", signInName.strip().toLowerCase(Locale.ROOT))
                .optional(Login.class);
    }

    @Transactional(readOnly = true)
    List<Membership> memberships(UUID account) {
        return sql.sql("""
                        select organization_id, id, roles, person_id
                          from access.membership
                         where account_id = :account and ended_at is null
                         order by created_at
                        """).param("account", account).list(Membership.class);
    }

    /** The actor this membership makes, a contact with the participants that name it now. */
    @Transactional(readOnly = true)
    public Optional<Actor> actor(AccountId account, MembershipId membership) {
        return memberships(account.value()).stream()
                .filter(one -> one.id().equals(membership.value()))
                .findFirst()
                .map(one -> actor(account, one));
    }

    Actor actor(AccountId account, Membership membership) {
        var organization = new OrganizationId(membership.organizationId());
        Set<Role> roles = membership.roles().stream()
                .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        if (roles.contains(Role.PARTICIPANT)) {
            return Actor.participant(organization, account.value(), membership.id(), membership.personId());
        }
        if (roles.contains(Role.CONTACT)) {
            return Actor.contact(
                    organization,
                    account.value(),
                    membership.id(),
                    membership.personId(),
                    namedBy(organization, membership));
        }
        return Actor.staff(organization, account.value(), membership.id(), membership.personId(), roles);
    }

    private Set<UUID> namedBy(OrganizationId organization, Membership membership) {
        return Actor.job(organization, "sign-in")
                .call(() -> relationships.participantsNaming(new MembershipId(membership.id())));
    }
}
