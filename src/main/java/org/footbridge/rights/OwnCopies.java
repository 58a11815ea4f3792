package org.footbridge.rights;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A person's copies of the own record (45 CFR 164.524): asked for, made in the background, taken, gone after seven
 * days. Only the person at the own sign-in asks for one and takes it.
 */
@Component
public class OwnCopies {

    static final Duration KEPT = Duration.ofDays(7);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Keys keys;
    private final SchedulerClient jobs;
    private final ObjectProvider<Scheduler> scheduler;

    OwnCopies(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Keys keys,
            @Lazy SchedulerClient jobs,
            ObjectProvider<Scheduler> scheduler) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.keys = keys;
        this.jobs = jobs;
        this.scheduler = scheduler;
    }

    /** How a copy stands. */
    public enum State {
        ASKED,
        MAKING,
        READY,
        CANCELLED,
        FAILED,
        /** Its seven days are over, or a newer one took its place. */
        REMOVED
    }

    /** @param done hundredths */
    public record Copy(
            CopyId id,
            State state,
            int done,
            Instant askedAt,
            Optional<Instant> readyAt,
            Optional<Instant> expiresAt,
            Optional<Integer> bytes) {}

    /** Asks for a copy; the one that is being made where there is one. An older archive goes. */
    @Transactional
    public CopyId ask(String language) {
        var me = me();
        var running = newest().filter(one -> one.state() == State.ASKED || one.state() == State.MAKING);
        if (running.isPresent()) {
            return running.get().id();
        }
        remove(me);
        var now = clock.instant();
        var id = new CopyId(Id.fresh(now));
        sql.sql("""
                        insert into rights.own_copy (organization_id, id, participant_id, account_id, membership_id, language, state,
                                                     done, asked_at)
                        values (:organization, :id, :me, :account, :membership, :language, 'asked', 0, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("account", Objects.requireNonNull(Actor.current().account()))
                .param("membership", Objects.requireNonNull(Actor.current().membership()))
                .param("language", language)
                .param("now", now)
                .update();
        audit.act(Act.CREATE, "own copy", id, List.of(me));
        jobs.scheduleIfNotExists(CopyJob.instance(Actor.current().organization(), id), now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
            }
        });
        return id;
    }

    private void remove(ParticipantId me) {
        sql.sql("""
                        update rights.own_copy set state = 'removed', sealed = null
                         where organization_id = :organization and participant_id = :me and state = 'ready'
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .update();
    }

    /** Stops one that is being made; one that is ready stays. */
    @Transactional
    public void cancel(CopyId id) {
        var me = me();
        int stopped = sql.sql("""
                        update rights.own_copy set state = 'cancelled'
                         where organization_id = :organization and id = :id and participant_id = :me
                           and state in ('asked', 'making')
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .update();
        if (stopped == 1) {
            audit.act(Act.UPDATE, "own copy", id, List.of(me), "cancelled");
        }
    }

    /** The last one asked for; one whose days are over counts as removed, whether the job came by or not. */
    @Transactional(readOnly = true)
    public Optional<Copy> newest() {
        return sql.sql("""
                        select id, case when state = 'ready' and expires_at <= :now then 'removed' else state end as state, done,
                               asked_at, ready_at, expires_at, bytes
                          from rights.own_copy
                         where organization_id = :organization and participant_id = :me
                         order by asked_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("now", clock.instant())
                .optional(Copy.class);
    }

    /**
     * The archive, for the person alone; that it was taken stands in the audit before a byte leaves.
     *
     * @throws NotYours if there is none, it is somebody else's, or its days are over
     */
    @Transactional
    public byte[] take(CopyId id) {
        var me = me();
        var now = clock.instant();
        var sealed = sql.sql("""
                        update rights.own_copy set last_taken_at = :now
                         where organization_id = :organization and id = :id and participant_id = :me
                           and state = 'ready' and expires_at > :now
                        returning sealed
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("now", now)
                .optional((row, _) -> row.getBytes("sealed"))
                .orElseThrow(NotYours::new);
        audit.act(Act.EXPORT, "own copy", id, List.of(me));
        return keys.open(sealed, context(id));
    }

    /** Whose copy the job makes. */
    record Wanted(UUID participantId, UUID accountId, UUID membershipId, String language) {}

    /** The job takes it up; empty where it was cancelled meanwhile. */
    @Transactional
    Optional<Wanted> begin(CopyId id) {
        return sql.sql("""
                        update rights.own_copy set state = 'making'
                         where organization_id = :organization and id = :id and state in ('asked', 'making')
                        returning participant_id, account_id, membership_id, language
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Wanted.class);
    }

    /** @return whether it is still wanted */
    @Transactional
    boolean reached(CopyId id, int done) {
        return sql.sql("""
                        update rights.own_copy set done = :done
                         where organization_id = :organization and id = :id and state = 'making'
                        """)
                        .param("organization", Actor.current().organization())
                        .param("id", id)
                        .param("done", done)
                        .update()
                == 1;
    }

    @Transactional
    void finish(CopyId id, byte[] archive) {
        var now = clock.instant();
        sql.sql("""
                        update rights.own_copy
                           set state = 'ready', done = 100, ready_at = :now, expires_at = :expires, bytes = :bytes, sealed = :sealed
                         where organization_id = :organization and id = :id and state = 'making'
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", now)
                .param("expires", now.plus(KEPT))
                .param("bytes", archive.length)
                .param("sealed", keys.seal(archive, context(id)))
                .update();
    }

    @Transactional
    void failed(CopyId id) {
        sql.sql("""
                        update rights.own_copy set state = 'failed'
                         where organization_id = :organization and id = :id and state in ('asked', 'making')
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .update();
    }

    /** Archives whose days are over go for good. */
    @Transactional
    void forget() {
        sql.sql("""
                        update rights.own_copy set state = 'removed', sealed = null
                         where organization_id = :organization and state = 'ready' and expires_at <= :now
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .update();
    }

    private static String context(CopyId id) {
        return "rights/own-copy/%s/%s".formatted(Actor.current().organization().value(), id.value());
    }

    /** The person at the own sign-in, never somebody recognized at a shared tablet. */
    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        var actor = Actor.current();
        if (actor.kind() != Actor.Kind.PARTICIPANT || actor.account() == null || actor.person() == null) {
            throw new NotYours();
        }
        return new ParticipantId(actor.person());
    }
}
