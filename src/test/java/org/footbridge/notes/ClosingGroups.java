package org.footbridge.notes;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.footbridge.GroupEvening;
import org.footbridge.access.Proof;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes one group of three after the other, as fast as it can, in a program that is to be killed; a program started
 * over the same folder goes on where that one was.
 */
@Component
public class ClosingGroups {

    /** Of each group. */
    public static final int PEOPLE = 3;

    private static final int WEEKS = 40;

    private final GroupEvening evenings;
    private final Organizations organizations;
    private final Sessions sessions;
    private final ClosingInOneAct closing;
    private final TransactionTemplate transaction;
    private final Sql sql;

    ClosingGroups(
            GroupEvening evenings,
            Organizations organizations,
            Sessions sessions,
            ClosingInOneAct closing,
            TransactionTemplate transaction,
            Sql sql) {
        this.evenings = evenings;
        this.organizations = organizations;
        this.sessions = sessions;
        this.closing = closing;
        this.transaction = transaction;
        this.sql = sql;
    }

    private record Ahead(List<SessionId> sessions, List<ParticipantId> people, Actor facilitator) {}

    private record Facilitator(UUID accountId, UUID id, UUID personId) {}

    /**
     * Makes sessions to close unless some are left; then closes them all, and tells of each.
     *
     * @return what is to be run for it
     */
    public Runnable ready(Consumer<SessionId> told) {
        var ahead = organizations.all().stream()
                .map(this::ahead)
                .filter(one -> !one.sessions().isEmpty())
                .findFirst()
                .orElseGet(this::fresh);
        return () -> ahead.sessions().forEach(id -> {
            ahead.facilitator().run(() -> close(id, ahead.people()));
            told.accept(id);
        });
    }

    private Ahead fresh() {
        var evening = evenings.with(PEOPLE);
        evening.house().dana();
        evening.house().job(() -> sessions.makeUntil(evening.day().plusWeeks(WEEKS)));
        return ahead(evening.house().organization());
    }

    private void close(SessionId id, List<ParticipantId> people) {
        var session = sessions.get(id);
        var after = session.endsAt().plusSeconds(3_600);
        Time.at(
                after,
                () -> Proof.fresh(after).call(() -> {
                    closing.close(people, id, session.startsAt(), true, () -> true);
                    return true;
                }));
    }

    private Ahead ahead(OrganizationId organization) {
        return Actor.job(organization, "kill test")
                .call(() -> transaction.execute(_ -> {
                    var open = sql.sql("""
                            select id from scheduling.session
                             where organization_id = :organization and closed_at is null and cancelled_at is null
                               and starts_at > (select max(starts_on) from episodes.enrollment) + interval '5 weeks'
                             order by starts_at
                            """).param("organization", organization).list(UUID.class).stream()
                            .map(SessionId::new)
                            .toList();
                    if (open.isEmpty()) {
                        return new Ahead(List.of(), List.of(), Actor.current());
                    }
                    var people = sql
                            .sql("select participant_id from episodes.enrollment where organization_id = :organization")
                            .param("organization", organization)
                            .list(UUID.class)
                            .stream()
                            .map(ParticipantId::new)
                            .toList();
                    var dana = sql.sql("""
                            select account_id, id, person_id from access.membership
                             where organization_id = :organization
                               and person_id = (select facilitator_id from scheduling.session limit 1)
                            """).param("organization", organization).single(Facilitator.class);
                    return new Ahead(
                            open,
                            people,
                            Actor.staff(
                                    organization,
                                    dana.accountId(),
                                    dana.id(),
                                    dana.personId(),
                                    Set.of(Role.THERAPIST)));
                }));
    }
}
