package org.footbridge.messages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Members;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Scope;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.EnteredInError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The team's side: write, answer, hand over, close. Whom a participant has barred reads and does nothing of this. */
@Component
public class TeamMessages {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Members members;
    private final ThreadRows threads;
    private final EnteredInError errors;

    TeamMessages(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Members members,
            ThreadRows threads,
            EnteredInError errors) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.members = members;
        this.threads = threads;
        this.errors = errors;
    }

    /** What came of acting on a thread. */
    public sealed interface Acting {

        record Done(ThreadId thread) implements Acting {}

        /** Something was sent since the page was opened; what was typed is not lost. */
        record Moved() implements Acting {}

        record Flawed(Letter.Flaw flaw) implements Acting {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Acting {}
    }

    /** Whether the person could read it: somebody without a login of their own never would. */
    @Transactional(readOnly = true)
    public boolean reaches(ParticipantId person) {
        return sql.sql("""
                        select exists (select from access.v_memberships
                                        where organization_id = :organization and person_id = :person and ended_at is null
                                          and 'participant' = any (roles))
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .single(Boolean.class);
    }

    /** Begins a thread with somebody; the one who writes has it. */
    @Transactional
    public Acting begin(ParticipantId person, String topic, Letter letter) {
        authorization.require(Permission.ANSWER_MESSAGES, person);
        var team = threads.teamOf(person);
        if (team.isEmpty()) {
            return new Acting.Refused("No stay is running, so nobody would answer what comes back.");
        }
        if (!reaches(person)) {
            return new Acting.Refused("This person has no login of their own yet and would not see it.");
        }
        if (topic.isBlank() || topic.strip().length() > Letter.MOST_TOPIC) {
            return new Acting.Refused("Say in a few words what it is about.");
        }
        if (letter.flaw().isPresent()) {
            return new Acting.Flawed(letter.flaw().get());
        }
        var id = new ThreadId(Id.fresh(clock.instant()));
        threads.begin(id, person, team.get(), topic, Optional.of(EnteredInError.author()), letter);
        return new Acting.Done(id);
    }

    /**
     * Answers.
     *
     * @param newest the last message that stood on the page the answer was written on
     */
    @Transactional
    public Acting answer(ThreadId id, Letter letter, Optional<MessageId> newest) {
        var thread = held(id);
        if (!newest.equals(newestOf(id))) {
            return new Acting.Moved();
        }
        if (letter.flaw().isPresent()) {
            return new Acting.Flawed(letter.flaw().get());
        }
        threads.fromTeam(thread, EnteredInError.author(), letter);
        return new Acting.Done(id);
    }

    /** The last message of a thread, as a page that is opened now would show it. */
    @Transactional
    public Optional<MessageId> newest(ThreadId id) {
        held(id);
        return newestOf(id);
    }

    private Optional<MessageId> newestOf(ThreadId thread) {
        return sql.sql("""
                        select id from messages.message
                         where organization_id = :organization and thread_id = :thread
                         order by sent_at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("thread", thread)
                .optional(UUID.class)
                .map(MessageId::new);
    }

    /** Who could answer this person's messages, the barred left out. */
    @Transactional(readOnly = true)
    public List<MembershipId> colleagues(ParticipantId person) {
        authorization.require(Permission.ANSWER_MESSAGES, person);
        return members.reaching(person, Permission.ANSWER_MESSAGES, Scope.CARE);
    }

    /** From now on this colleague answers; the promise stays as it was given. */
    @Transactional
    public Acting handOver(ThreadId id, MembershipId to) {
        var thread = held(id);
        if (!colleagues(thread.participantId()).contains(to)) {
            return new Acting.Refused("Choose somebody who looks after this person.");
        }
        sql.sql("""
                        update messages.thread set owner_id = :to, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("to", to)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "message thread", id, List.of(thread.participantId()), "handed over");
        return new Acting.Done(id);
    }

    /** Nothing more to say here; the person may go on, which opens it again. */
    @Transactional
    public Acting close(ThreadId id, Optional<MessageId> newest) {
        var thread = held(id);
        if (!newest.equals(newestOf(id))) {
            return new Acting.Moved();
        }
        if (thread.status() == ThreadRows.Status.OPEN) {
            sql.sql("""
                            update messages.thread
                               set status = 'closed', closed_at = :now, closed_by = :me, waiting_since = null, due_at = null,
                                   updated_at = :now
                             where organization_id = :organization and id = :id
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", id)
                    .param("me", Actor.current().membership())
                    .param("now", clock.instant())
                    .update();
            audit.act(Act.UPDATE, "message thread", id, List.of(thread.participantId()), "closed");
        }
        return new Acting.Done(id);
    }

    /** A page of the team with this thread is opened. */
    @Transactional
    public void opened(ThreadId id) {
        threads.opened(held(id), true);
    }

    private record Row(ThreadId threadId, ParticipantId participantId, UUID staffId, Instant sentAt, Regime regime) {}

    /** Who sent it says that it stands with the wrong person; the privacy officer is asked to seal it (CARE 12). */
    @Transactional
    public EnteredInError.Asking enteredInError(MessageId id, String reason) {
        var row = sql.sql("""
                        select thread_id, participant_id, staff_id, sent_at, regime
                          from messages.message
                         where organization_id = :organization and id = :id and staff_id is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.ANSWER_MESSAGES, row.participantId());
        return errors.ask(
                new EnteredInError.Thing(
                        "message",
                        id,
                        row.participantId(),
                        row.staffId(),
                        LocalDate.ofInstant(row.sentAt(), ZoneOffset.UTC),
                        row.regime()),
                reason);
    }

    private ThreadRows.Held held(ThreadId id) {
        var thread = threads.hold(id);
        authorization.require(Permission.ANSWER_MESSAGES, thread.participantId());
        return thread;
    }
}
