package org.footbridge.rights;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries a question about who looked to the privacy officer, and the answer back (CARE 19). */
@Component
public class Questions {

    /** A promise of the page; the law knows no term for a question. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Tasks tasks;
    private final Alerts alerts;
    private final Authorization authorization;

    Questions(Sql sql, Clock clock, Audit audit, Tasks tasks, Alerts alerts, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.tasks = tasks;
        this.alerts = alerts;
        this.authorization = authorization;
    }

    /**
     * Asks about one line; a task for the privacy officer commits with it, and where safety is at stake an alert.
     *
     * @param who as the page named them
     * @param words not blank
     */
    @Transactional
    public QuestionId ask(ParticipantId me, LocalDate day, String who, String words, boolean safetyAtStake) {
        authorization.require(Permission.OWN_RECORD, me);
        var now = clock.instant();
        var id = new QuestionId(Id.fresh(now));
        var task = tasks.open(new NewTask(
                "question about access",
                "Answer a question about who looked at a record",
                Optional.of(me),
                Optional.of(Role.PRIVACY),
                Optional.empty(),
                now.plus(ANSWERED_WITHIN),
                "/privacy/questions"));
        sql.sql("""
                        insert into rights.question (organization_id, id, participant_id, on_day, who, words, asked_at, task_id)
                        values (:organization, :id, :me, :day, :who, :words, :now, :task)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("day", day)
                .param("who", who)
                .param("words", words.strip())
                .param("now", now)
                .param("task", task)
                .update();
        audit.act(Act.CREATE, "question about access", id, List.of(me));
        if (safetyAtStake) {
            alerts.raise(Raise.about(
                    me,
                    Source.MESSAGE,
                    Urgency.NOW,
                    "A question about the record says: safety is at stake",
                    Optional.of(id.value())));
        }
        return id;
    }

    /** What came of an answer. */
    public enum Answering {
        ANSWERED,
        ANSWERED_BEFORE
    }

    /**
     * The answer stands on the person's page from now on, and the task is done.
     *
     * @throws NotYours if there is no such question
     */
    @Transactional
    public Answering answer(QuestionId id, String words) {
        authorization.require(Permission.OPEN_PRIVACY_DESK);
        var waiting = sql.sql("""
                        select participant_id, task_id, answered_at is not null as answered
                          from rights.question
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Waiting.class)
                .orElseThrow(NotYours::new);
        if (waiting.answered()) {
            return Answering.ANSWERED_BEFORE;
        }
        var about = new ParticipantId(waiting.participantId());
        sql.sql("""
                        update rights.question set answer = :answer, answered_at = :now, answered_by = :by
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("answer", words.strip())
                .param("now", clock.instant())
                .param("by", Objects.requireNonNull(Actor.current().membership()))
                .update();
        audit.act(Act.UPDATE, "question about access", id, List.of(about), "answered");
        if (authorization.may(Permission.SEE_PERSON, about)) {
            tasks.finish(new TaskId(waiting.taskId()), "Answered on the page of questions");
        }
        return Answering.ANSWERED;
    }

    private record Waiting(UUID participantId, UUID taskId, boolean answered) {}

    /** One question with its answer, if it has one. */
    public record Asked(
            UUID id,
            UUID participantId,
            String personName,
            LocalDate onDay,
            String who,
            String words,
            Instant askedAt,
            Optional<String> answer,
            Optional<Instant> answeredAt) {}

    /** The person's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Asked> of(ParticipantId me) {
        return asked("question.participant_id = :me order by question.asked_at desc limit 50", me);
    }

    /** Everybody's, those without an answer first. */
    @Transactional(readOnly = true)
    public List<Asked> all() {
        authorization.require(Permission.OPEN_PRIVACY_DESK);
        return asked("true order by question.answered_at is not null, question.asked_at desc limit 100", null);
    }

    private List<Asked> asked(String which, @Nullable ParticipantId me) {
        var asking = sql.sql("""
                        select question.id, question.participant_id, coalesce(name.full_name, '') as person_name, question.on_day,
                               question.who, question.words, question.asked_at, question.answer, question.answered_at
                          from rights.question
                          left join people.v_names name
                            on name.organization_id = question.organization_id and name.participant_id = question.participant_id
                         where question.organization_id = :organization and\s""" + which).param("organization", Actor.current().organization());
        return (me == null ? asking : asking.param("me", me)).list(Asked.class);
    }
}
