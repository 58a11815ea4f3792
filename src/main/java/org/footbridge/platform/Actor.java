package org.footbridge.platform;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, bound once per request or job. Row security and authorization read nothing else.
 *
 * @param account the login, absent for visitors, clients and jobs
 * @param membership the account's place in the organization
 * @param person the staff member, participant or contact the membership is
 * @param participants whose rows alone may be seen; {@code null} means not bound to single persons
 * @param substances of whom what is said about substance use may be seen; {@code null} means of everybody whose rows are
 * @param name for the audit: a job's or client's name, never a person's
 */
public record Actor(
        Kind kind,
        OrganizationId organization,
        @Nullable UUID account,
        @Nullable UUID membership,
        @Nullable UUID person,
        Set<Role> roles,
        @Nullable Set<UUID> participants,
        @Nullable Set<UUID> substances,
        String name) {

    public enum Kind {
        STAFF,
        PARTICIPANT,
        CONTACT,
        VISITOR,
        CLIENT,
        JOB
    }

    private static final ScopedValue<Actor> BOUND = ScopedValue.newInstance();

    public static Actor staff(OrganizationId organization, UUID account, UUID membership, UUID staff, Set<Role> roles) {
        return new Actor(Kind.STAFF, organization, account, membership, staff, Set.copyOf(roles), null, null, "");
    }

    public static Actor participant(OrganizationId organization, UUID account, UUID membership, UUID participant) {
        return new Actor(
                Kind.PARTICIPANT,
                organization,
                account,
                membership,
                participant,
                Set.of(Role.PARTICIPANT),
                Set.of(participant),
                null,
                "");
    }

    /** Somebody recognized at a shared device, for one errand: their own rows, no login. */
    public static Actor atTablet(OrganizationId organization, UUID participant) {
        return new Actor(
                Kind.PARTICIPANT,
                organization,
                null,
                null,
                participant,
                Set.of(Role.PARTICIPANT),
                Set.of(participant),
                null,
                "arrival tablet");
    }

    /** A calendar app that reads a participant's own times, with no login. */
    public static Actor atFeed(OrganizationId organization, UUID participant) {
        return new Actor(
                Kind.PARTICIPANT,
                organization,
                null,
                null,
                participant,
                Set.of(Role.PARTICIPANT),
                Set.of(participant),
                null,
                "calendar feed");
    }

    /** Told nothing about substance use until {@link #toldOfSubstances} says of whom. */
    public static Actor contact(
            OrganizationId organization, UUID account, UUID membership, UUID contact, Set<UUID> participants) {
        return new Actor(
                Kind.CONTACT,
                organization,
                account,
                membership,
                contact,
                Set.of(Role.CONTACT),
                Set.copyOf(participants),
                Set.of(),
                "");
    }

    /** The same, told what is said about substance use of these people as well (42 CFR 2.31: a release names it). */
    public Actor toldOfSubstances(Set<UUID> people) {
        return new Actor(
                kind, organization, account, membership, person, roles, participants, Set.copyOf(people), name);
    }

    public static Actor visitor(OrganizationId organization) {
        return new Actor(Kind.VISITOR, organization, null, null, null, Set.of(), null, null, "visitor");
    }

    public static Actor client(OrganizationId organization, String client) {
        return new Actor(Kind.CLIENT, organization, null, null, null, Set.of(), null, null, client);
    }

    /** A program outside that reads for somebody: only these people's rows, and nothing about substance use. */
    public static Actor clientFor(OrganizationId organization, String client, Set<UUID> participants) {
        return new Actor(
                Kind.CLIENT, organization, null, null, null, Set.of(), Set.copyOf(participants), Set.of(), client);
    }

    public static Actor job(OrganizationId organization, String job) {
        return new Actor(Kind.JOB, organization, null, null, null, Set.of(), null, null, job);
    }

    /** The bound actor, or nothing: then every query sees zero rows. */
    public static Optional<Actor> bound() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }

    /** The bound actor. Asking without one is a bug. */
    public static Actor current() {
        return bound().orElseThrow(() -> new IllegalStateException(
                "No actor is bound.\nMaybe the code runs on another thread; bind with Actor.run."));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return kind == Kind.STAFF;
    }

    /** Runs with this actor bound. Bindings end with the call and are not inherited by other threads. */
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(BOUND, this).call(work);
    }

    public void run(Runnable work) {
        ScopedValue.where(BOUND, this).run(work);
    }
}
