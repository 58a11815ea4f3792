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
import org.footbridge.platform.PageMemory;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who may do what to whom, for page, export and FHIR alike. Staff reach a participant through a relationship
 * in force; a bar by the participant is stronger than any of them.
 */
@Component
public class Authorization {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    Authorization(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** Whether the bound actor may do this where no participant is concerned. */
    public boolean may(Permission permission) {
        return Actor.bound().map(actor -> hasRole(actor, permission)).orElse(false);
    }

    /** Whether the bound actor may do this to this participant, now. */
    @Transactional(readOnly = true)
    public boolean may(Permission permission, Id participant) {
        var actor = Actor.bound();
        if (actor.isEmpty()) {
            return false;
        }
        return switch (actor.get().kind()) {
            case JOB, CLIENT -> true; // bounded by organization in row security, by token scope at the edge
            case VISITOR -> false;
            case PARTICIPANT, CONTACT ->
                hasRole(actor.get(), permission) && bound(actor.get()).contains(participant.value());
            case STAFF ->
                hasRole(actor.get(), permission) && reachable(permission).contains(participant.value());
        };
    }

    /** @throws NotYours if the actor may not: shown as "not found", so that nothing is confirmed */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw refused(permission, List.of());
        }
    }

    /** @throws NotYours as {@link #require(Permission)} */
    @Transactional(readOnly = true)
    public void require(Permission permission, Id participant) {
        if (!may(permission, participant)) {
            throw refused(permission, List.of(participant));
        }
    }

    /** Everybody the bound staff member reaches for this, now. Lists filter with it: {@code participant_id = any(:ids)}. */
    @Transactional(readOnly = true)
    public Set<UUID> reachable(Permission permission) {
        return new HashSet<>(PageMemory.remembered(
                new Reach(permission.scopes()),
                () -> sql.sql("select access.my_people(:now, :scopes::text[])")
                        .param("now", clock.instant())
                        .param("scopes", permission.scopes())
                        .list(UUID.class)));
    }

    /** The question whose answer stands for one page: whom the actor reaches with one of these scopes. */
    private record Reach(Collection<Scope> scopes) {}

    private static boolean hasRole(Actor actor, Permission permission) {
        return actor.kind() == Actor.Kind.JOB
                || actor.kind() == Actor.Kind.CLIENT
                || actor.roles().stream().anyMatch(permission.roles()::contains);
    }

    private static Set<UUID> bound(Actor actor) {
        return actor.participants() == null ? Set.of() : actor.participants();
    }

    private NotYours refused(Permission permission, Collection<? extends Id> participants) {
        Actor.bound().ifPresent(actor -> {
            // Row security lets what a participant or contact did name nobody but themselves.
            var named = participants.stream()
                    .filter(one ->
                            actor.participants() == null || actor.participants().contains(one.value()))
                    .toList();
            audit.apart(Act.REFUSED, permission.name().toLowerCase(java.util.Locale.ROOT), null, named, "");
        });
        return new NotYours();
    }
}
