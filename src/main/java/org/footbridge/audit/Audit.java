package org.footbridge.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
     * Records an act inside the caller's transaction; what one transaction did is written together, just before it commits.
     *
     * @param subject what it was done to, such as {@code "episode"}
     * @param participants whom it concerns; empty for things about nobody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void act(Act act, String subject, @Nullable Id id, Collection<? extends Id> participants) {
        collect(act, subject, id, participants, "");
    }

    /** As {@link #act(Act, String, Id, Collection)}, with a reason or purpose in words that hold no health data. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void act(Act act, String subject, @Nullable Id id, Collection<? extends Id> participants, String purpose) {
        collect(act, subject, id, participants, purpose);
    }

    /**
     * Records that persons were shown, together with what was read for it. If it cannot be committed the caller must not
     * show the page.
     */
    @Transactional
    public void viewed(String page, Collection<? extends Id> participants) {
        write(List.of(line(Act.VIEW, page, null, participants, "")));
    }

    /** Records a refusal or a sign-in event on its own: it stays although the request around it fails. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void apart(Act act, String subject, @Nullable Id id, Collection<? extends Id> participants, String purpose) {
        write(List.of(line(act, subject, id, participants, purpose)));
    }

    /** One line as it will stand, with the actor and the moment of the act. */
    private record Line(
            Actor actor,
            Instant at,
            Act act,
            String subject,
            @Nullable Id id,
            List<? extends Id> participants,
            String purpose,
            String address) {}

    /** What was done in the transaction so far; written with one statement just before it commits. */
    private static final class Lines implements TransactionSynchronization {
        private final Audit audit;
        private final List<Line> lines = new ArrayList<>();

        Lines(Audit audit) {
            this.audit = audit;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            audit.write(lines);
            lines.clear();
        }
    }

    private void collect(
            Act act, String subject, @Nullable Id id, Collection<? extends Id> participants, String purpose) {
        var lines = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Lines.class::isInstance)
                .map(Lines.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Lines(this);
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
        lines.lines.add(line(act, subject, id, participants, purpose));
    }

    private Line line(Act act, String subject, @Nullable Id id, Collection<? extends Id> participants, String purpose) {
        return new Line(
                Actor.current(),
                clock.instant(),
                act,
                subject,
                id,
                List.copyOf(participants),
                purpose,
                origin.address());
    }

    private void write(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into audit.entry (organization_id, id, at, actor_kind, actor_name, account_id, membership_id,
                                                 act, subject, subject_id, participants, purpose, address)
                        select organization, id, at, kind, name, nullif(account, '')::uuid, nullif(membership, '')::uuid,
                               act, subject, nullif(subject_id, '')::uuid, participants::uuid[], purpose, address
                          from unnest(:organizations::uuid[], :ids::uuid[], :ats::timestamptz[], :kinds::text[], :names::text[],
                                      :accounts::text[], :memberships::text[], :acts::text[], :subjects::text[],
                                      :subjectIds::text[], :participants::text[], :purposes::text[], :addresses::text[])
                               as line (organization, id, at, kind, name, account, membership, act, subject, subject_id,
                                        participants, purpose, address)
                        """)
                .param(
                        "organizations",
                        lines.stream().map(line -> line.actor().organization()).toList())
                .param("ids", lines.stream().map(line -> Id.fresh(line.at())).toList())
                .param("ats", lines.stream().map(line -> line.at().toString()).toList())
                .param("kinds", lines.stream().map(line -> line.actor().kind()).toList())
                .param("names", lines.stream().map(line -> line.actor().name()).toList())
                .param(
                        "accounts",
                        lines.stream()
                                .map(line -> orNothing(line.actor().account()))
                                .toList())
                .param(
                        "memberships",
                        lines.stream()
                                .map(line -> orNothing(line.actor().membership()))
                                .toList())
                .param("acts", lines.stream().map(Line::act).toList())
                .param("subjects", lines.stream().map(Line::subject).toList())
                .param(
                        "subjectIds",
                        lines.stream()
                                .map(line -> orNothing(
                                        line.id() == null ? null : line.id().value()))
                                .toList())
                .param(
                        "participants",
                        lines.stream()
                                .map(line -> line.participants().stream()
                                        .map(one -> one.value().toString())
                                        .collect(Collectors.joining(",", "{", "}")))
                                .toList())
                .param("purposes", lines.stream().map(Line::purpose).toList())
                .param("addresses", lines.stream().map(Line::address).toList())
                .update();
        lines.forEach(line -> waiting.add(line.actor().organization()));
    }

    private static String orNothing(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }
}
