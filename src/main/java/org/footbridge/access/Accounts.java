package org.footbridge.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Logins and what they are in each organization. */
@Component
public class Accounts {

    private static final String DEMO = "@demo";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final PasswordEncoder passwords;
    private final Relationships relationships;
    private final Installation installation;
    private final ObjectProvider<OpenedByRelease> releases;

    Accounts(
            Sql sql,
            Clock clock,
            Audit audit,
            PasswordEncoder passwords,
            Relationships relationships,
            Installation installation,
            ObjectProvider<OpenedByRelease> releases) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.passwords = passwords;
        this.relationships = relationships;
        this.installation = installation;
        this.releases = releases;
    }

    /**
     * @param signInName an e-mail address, or a made-up word for somebody without one; case does not matter
     * @throws IllegalArgumentException for a demo's name in a real installation: the world knows its password
     */
    @Transactional
    public AccountId create(String signInName, String password) {
        if (!installation.demo() && signInName.strip().toLowerCase(Locale.ROOT).endsWith(DEMO)) {
            throw new IllegalArgumentException("A real installation has no demo accounts.");
        }
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

    /** The login of this person in the bound organization, whether or not the membership still holds. */
    @Transactional(readOnly = true)
    public Optional<AccountId> accountOf(Id person) {
        return sql.sql("""
                        select account_id from access.membership
                         where organization_id = :organization and person_id = :person
                         order by created_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(UUID.class)
                .map(AccountId::new);
    }

    /** The name with which this person signs in, if there is a login. */
    @Transactional(readOnly = true)
    public Optional<String> loginOf(Id person) {
        return accountOf(person).map(this::signInName);
    }

    /** A login whose membership ended belongs here again; one that never ended gets these roles. */
    @Transactional
    public void rejoin(AccountId account, Set<Role> roles, Id person) {
        sql.sql("""
                        update access.membership set ended_at = null, roles = :roles
                         where organization_id = :organization and account_id = :account and person_id = :person
                        """)
                .param("organization", Actor.current().organization())
                .param("account", account)
                .param("roles", roles)
                .param("person", person)
                .update();
        audit.act(Act.CONFIGURE, "membership", null, List.of(), "joined again");
    }

    /** Other roles from the next request on. */
    @Transactional
    public void changeRoles(MembershipId membership, Set<Role> roles) {
        sql.sql("""
                        update access.membership set roles = :roles
                         where organization_id = :organization and id = :membership and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("membership", membership)
                .param("roles", roles)
                .update();
        audit.act(
                Act.CONFIGURE,
                "membership",
                membership,
                List.of(),
                "roles: " + roles.stream().map(Role::name).sorted().collect(Collectors.joining(", ")));
    }

    /** Ends a membership now; what was signed and written stays. The login may belong elsewhere still. */
    @Transactional
    public void end(MembershipId membership) {
        sql.sql("""
                        update access.membership set ended_at = :now
                         where organization_id = :organization and id = :membership and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("membership", membership)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "membership", membership, List.of(), "ended");
    }

    /** One line of the directors' page. */
    public record Member(
            MembershipId id,
            AccountId accountId,
            String signInName,
            List<String> roles,
            UUID personId,
            Instant createdAt,
            Optional<Instant> lastSignedInAt,
            Optional<Instant> endedAt) {

        public Set<Role> roleSet() {
            return named(roles);
        }

        public boolean isStaff() {
            return roleSet().stream().anyMatch(Role::isStaff);
        }
    }

    private static Set<Role> named(List<String> roles) {
        return roles.stream()
                .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everybody of the bound organization, those in force first. */
    @Transactional(readOnly = true)
    public List<Member> members() {
        return sql.sql("""
                        select membership.id, account_id, sign_in_name, roles, person_id, membership.created_at,
                               last_signed_in_at, ended_at
                          from access.membership
                          join access.account on account.id = membership.account_id
                         where organization_id = :organization
                         order by ended_at is not null, sign_in_name
                        """)
                .param("organization", Actor.current().organization())
                .list(Member.class);
    }

    /** One membership of the bound organization. */
    @Transactional(readOnly = true)
    public Optional<Member> member(MembershipId membership) {
        return members().stream().filter(one -> one.id().equals(membership)).findFirst();
    }

    /** Whether this installation has any login. */
    @Transactional(readOnly = true)
    public boolean none() {
        return !sql.sql("select exists (select from access.account)").single(Boolean.class);
    }

    /** The name this login signs in with. */
    @Transactional(readOnly = true)
    public String signInName(AccountId account) {
        return sql.sql("select sign_in_name from access.account where id = :account")
                .param("account", account)
                .single(String.class);
    }

    record Login(AccountId id, String signInName, Optional<String> passwordHash) {}

    /** A login's place in one organization, as the sign-in needs it. */
    public record Membership(OrganizationId organizationId, MembershipId id, List<String> roles, UUID personId) {

        public Set<Role> roleSet() {
            return named(roles);
        }

        public boolean isStaff() {
            return roleSet().stream().anyMatch(Role::isStaff);
        }
    }

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
    Optional<Login> login(AccountId account) {
        return sql.sql("""
                        select id, sign_in_name, password_hash
                          from access.account
                         where id = :account and disabled_at is null
                        """).param("account", account).optional(Login.class);
    }

    /** Everywhere this login belongs now, the oldest first. Asked before anybody is bound. */
    @Transactional(readOnly = true)
    public List<Membership> memberships(AccountId account) {
        return sql.sql("""
                        select organization_id, id, roles, person_id
                          from access.membership
                         where account_id = :account and ended_at is null
                         order by created_at
                        """).param("account", account).list(Membership.class);
    }

    /** Whether this login belongs to another organization as well, now. */
    @Transactional(readOnly = true)
    public boolean belongsElsewhere(AccountId account, OrganizationId here) {
        return memberships(account).stream()
                .anyMatch(one -> !one.organizationId().equals(here));
    }

    /** Somebody came in as this membership just now. */
    @Transactional
    public void cameIn(MembershipId membership) {
        sql.sql("""
                        update access.membership set last_signed_in_at = :now
                         where organization_id = :organization and id = :membership
                        """)
                .param("organization", Actor.current().organization())
                .param("membership", membership)
                .param("now", clock.instant())
                .update();
    }

    /**
     * The actor this membership makes, a contact with the participants that name it now. Not in one transaction: it is
     * asked before anybody is bound, and what a contact is told is asked as a job.
     */
    public Optional<Actor> actor(AccountId account, MembershipId membership) {
        return memberships(account).stream()
                .filter(one -> one.id().equals(membership))
                .findFirst()
                .map(one -> actor(account, one));
    }

    private Actor actor(AccountId account, Membership membership) {
        var organization = membership.organizationId();
        var roles = membership.roleSet();
        if (roles.contains(Role.PARTICIPANT)) {
            return Actor.participant(
                    organization, account.value(), membership.id().value(), membership.personId());
        }
        if (roles.contains(Role.CONTACT)) {
            return contact(organization, account, membership);
        }
        return Actor.staff(organization, account.value(), membership.id().value(), membership.personId(), roles);
    }

    private Actor contact(OrganizationId organization, AccountId account, Membership membership) {
        return Actor.job(organization, "sign-in").call(() -> {
            var people = relationships.participantsNaming(membership.id());
            var contact = Actor.contact(
                    organization, account.value(), membership.id().value(), membership.personId(), people);
            var rule = releases.getIfAvailable();
            return people.isEmpty() || rule == null
                    ? contact
                    : contact.toldOfSubstances(rule.substancesNear(membership.personId(), people));
        });
    }
}
