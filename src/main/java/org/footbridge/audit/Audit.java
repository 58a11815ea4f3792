package org.footbridge.audit;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the audit. An act and its row commit together; a view's row is committed before the page leaves. Entries hold
 * ids and words of the system, never health data.
 */
@Component
public class Audit {

    private final Sql sql;
    private final Clock clock;
    private final RequestOrigin origin;
    private final Waiting waiting;

    Audit(Sql sql, Clock clock, RequestOrigin origin, Waiting waiting) {
        this.sql = sql;
        this.clock = clock;
        this.origin = origin;
        this.waiting = waiting;
    }

    /**
     * Records an act inside the caller's transaction.
     *
     * @param subject what it was done to, such as {@code "episode"}
     * @param participants whom it concerns; empty for things about nobody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void act(Act act, String subject, @Nullable Id id, Collection<? extends Id> participants) {
        write(act, subject, id, participants, "");
    }

    /** As {@link #act(Act, String, Id, Collection)}, with a reason or purpose in words that hold no health data. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void act(Act act, String subject, @Nullable Id id, Collection<? extends Id> participants, String purpose) {
        write(act, subject, id, participants, purpose);
    }

    /**
     * Records that persons were shown, together with what was read for it. If it cannot be committed the caller must not
     * show the page.
     */
    @Transactional
    public void viewed(String page, Collection<? extends Id> participants) {
        write(Act.VIEW, page, null, participants, "");
    }

    /** Records a refusal or a sign-in event on its own: it stays although the request around it fails. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void apart(Act act, String subject, @Nullable Id id, Collection<? extends Id> participants, String purpose) {
        write(act, subject, id, participants, purpose);
    }

    private void write(
            Act act, String subject, @Nullable Id id, Collection<? extends Id> participants, String purpose) {
        var actor = Actor.current();
        var at = clock.instant();
        sql.sql("""
                        insert into audit.entry (organization_id, id, at, actor_kind, actor_name, account_id, membership_id,
                                                 act, subject, subject_id, participants, purpose, address)
                        values (:organization, :id, :at, :kind, :name, :account, :membership,
                                :act, :subject, :subjectId, :participants::uuid[], :purpose, :address)
                        """)
                .param("organization", actor.organization())
                .param("id", Id.fresh(at))
                .param("at", at)
                .param("kind", actor.kind())
                .param("name", actor.name())
                .param("account", actor.account())
                .param("membership", actor.membership())
                .param("act", act)
                .param("subject", subject)
                .param("subjectId", id)
                .param("participants", List.copyOf(participants))
                .param("purpose", purpose)
                .param("address", origin.address())
                .update();
        waiting.add(actor.organization());
    }
}
