package org.footbridge.messages;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of threads and of what was sent in them; who may write is decided by its two callers. */
@Component
class ThreadRows {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final AnswerTime answerTime;

    ThreadRows(Sql sql, Clock clock, Audit audit, AnswerTime answerTime) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.answerTime = answerTime;
    }

    enum Turn {
        TEAM,
        PARTICIPANT
    }

    enum Status {
        OPEN,
        CLOSED
    }

    /** A thread held against everybody else until the transaction ends. */
    record Held(
            ThreadId id,
            ParticipantId participantId,
            ProgramId programId,
            Status status,
            Turn turn,
            Optional<UUID> ownerId,
            Regime regime) {}

    /** The stay that a message belongs to. */
    record Team(ProgramId programId, Regime regime) {}

    /** Nothing where no stay is running: then there is no team to write to. */
    @Transactional(readOnly = true)
    public Optional<Team> teamOf(ParticipantId person) {
        return sql.sql("""
                        select program_id, regime
                          from episodes.v_episodes
                         where organization_id = :organization and participant_id = :person and status in ('active', 'onhold')
                         order by opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(Team.class);
    }

    /** @throws NotYours if row security shows the actor no such thread */
    @Transactional(propagation = Propagation.MANDATORY)
    public Held hold(ThreadId id) {
        return sql.sql("""
                        select id, participant_id, program_id, status, turn, owner_id, regime
                          from messages.thread
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Held.class)
                .orElseThrow(NotYours::new);
    }

    /** A new thread with its first message. */
    @Transactional(propagation = Propagation.MANDATORY)
    public MessageId begin(
            ThreadId id, ParticipantId person, Team team, String topic, Optional<UUID> staff, Letter letter) {
        var now = clock.instant();
        var due = staff.isPresent()
                ? Optional.<java.time.Instant>empty()
                : Optional.of(answerTime.now(team.programId()).dueAt());
        sql.sql("""
                        insert into messages.thread (organization_id, id, participant_id, program_id, topic, started_at, status, turn,
                                                     waiting_since, due_at, owner_id, last_at, updated_at, regime, privacy_class)
                        values (:organization, :id, :person, :program, :topic, :now, 'open', :turn, :waiting::timestamptz,
                                :due::timestamptz, :owner::uuid, :now, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("person", person)
                .param("program", team.programId())
                .param("topic", topic.strip())
                .param("now", now)
                .param("turn", staff.isPresent() ? Turn.PARTICIPANT : Turn.TEAM)
                .param("waiting", due.map(_ -> now))
                .param("due", due)
                .param("owner", staff.map(_ -> Actor.current().membership()))
                .param("regime", team.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        return send(id, person, team.regime(), staff, letter);
    }

    /** The person goes on: the team's turn, counted from the oldest message without an answer; a closed thread opens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public MessageId fromPerson(Held thread, Letter letter) {
        sql.sql("""
                        update messages.thread
                           set status = 'open', turn = 'team', closed_at = null, closed_by = null,
                               waiting_since = coalesce(waiting_since, :now), due_at = coalesce(due_at, :due),
                               last_at = :now, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", thread.id())
                .param("due", answerTime.now(thread.programId()).dueAt())
                .param("now", clock.instant())
                .update();
        return send(thread.id(), thread.participantId(), thread.regime(), Optional.empty(), letter);
    }

    /** One of the team answers: the person's turn; whoever answers first has the thread. */
    @Transactional(propagation = Propagation.MANDATORY)
    public MessageId fromTeam(Held thread, UUID staff, Letter letter) {
        sql.sql("""
                        update messages.thread
                           set status = 'open', turn = 'participant', closed_at = null, closed_by = null, waiting_since = null,
                               due_at = null, owner_id = coalesce(owner_id, :me::uuid), last_at = :now, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", thread.id())
                .param("me", Actor.current().membership())
                .param("now", clock.instant())
                .update();
        return send(thread.id(), thread.participantId(), thread.regime(), Optional.of(staff), letter);
    }

    private MessageId send(ThreadId thread, ParticipantId person, Regime regime, Optional<UUID> staff, Letter letter) {
        var now = clock.instant();
        var id = new MessageId(Id.fresh(now));
        sql.sql("""
                        insert into messages.message (organization_id, id, thread_id, participant_id, staff_id, sent_at, words, regime,
                                                      privacy_class)
                        values (:organization, :id, :thread, :person, :staff::uuid, :now, :words, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("thread", thread)
                .param("person", person)
                .param("staff", staff)
                .param("now", now)
                .param("words", letter.words())
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        letter.lookedAt()
                .ifPresent(fine -> sql.sql("""
                                insert into messages.attachment (organization_id, id, message_id, participant_id, media_type, sha256,
                                                                 bytes, content, kept_at, regime, privacy_class)
                                values (:organization, :id, :message, :person, :type, :sha256, :bytes, :content, :now, :regime,
                                        :class)
                                """)
                        .param("organization", Actor.current().organization())
                        .param("id", Id.fresh(now))
                        .param("message", id)
                        .param("person", person)
                        .param("type", fine.type().type())
                        .param("sha256", fine.sha256())
                        .param("bytes", letter.file().length)
                        .param("content", letter.file())
                        .param("now", now)
                        .param("regime", regime)
                        .param("class", PrivacyClass.ORDINARY)
                        .update());
        audit.act(Act.CREATE, "message", id, List.of(person));
        return id;
    }

    /** The other side's messages of this thread were on a page that was opened now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void opened(Held thread, boolean byTeam) {
        sql.sql("""
                        insert into messages.opening (organization_id, message_id, participant_id, opened_at)
                        select message.organization_id, message.id, message.participant_id, :now
                          from messages.message
                         where message.organization_id = :organization and message.thread_id = :thread
                           and (message.staff_id is null) = :byTeam
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("thread", thread.id())
                .param("byTeam", byTeam)
                .param("now", clock.instant())
                .update();
    }
}
