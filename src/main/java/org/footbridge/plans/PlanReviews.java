package org.footbridge.plans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has plans looked at again: each reason is open once, stands on Today for the person's therapist, and ends with what came of it. */
@Component
public class PlanReviews {

    private static final String SUBJECT = "plan review";
    private static final int LONGEST = 2000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Accounts accounts;
    private final Tasks tasks;

    PlanReviews(Sql sql, Clock clock, Audit audit, Authorization authorization, Accounts accounts, Tasks tasks) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.accounts = accounts;
        this.tasks = tasks;
    }

    private record Stay(UUID episodeId, UUID participantId, Regime regime, Optional<UUID> primaryTherapistId) {}

    /**
     * Opens a review of the plan of the person's running stay, in the transaction of what it stems from. Nothing happens
     * without a running stay; what is open already stays as it is.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(ParticipantId participant, ReviewReason reason, String words) {
        sql.sql("""
                        select episode_id, participant_id, regime, primary_therapist_id
                          from episodes.v_episodes
                         where organization_id = :organization and participant_id = :participant and status in ('active', 'onhold')
                         order by opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(Stay.class)
                .ifPresent(stay ->
                        insert(stay, reason, words, clock.instant().plus(Duration.ofDays(reason.withinDays()))));
    }

    /** The day agreed in a plan that was just signed; every open review ends with the new version. */
    void agreed(EpisodeId episode, Optional<Instant> due) {
        close(episode, ReviewOutcome.NEW_VERSION, "A new version was signed.");
        due.flatMap(at -> sql.sql("""
                                select episode_id, participant_id, regime, primary_therapist_id
                                  from episodes.v_episodes
                                 where organization_id = :organization and episode_id = :episode
                                """)
                        .param("organization", Actor.current().organization())
                        .param("episode", episode)
                        .optional(Stay.class))
                .ifPresent(stay -> insert(stay, ReviewReason.DATE, "", due.get()));
    }

    private void insert(Stay stay, ReviewReason reason, String words, Instant due) {
        if (isOpen(stay.episodeId(), reason)) {
            return;
        }
        var participant = new ParticipantId(stay.participantId());
        var task = tasks.open(new NewTask(
                reason == ReviewReason.DATE
                        ? "review plan"
                        : "review plan, " + reason.name().toLowerCase(java.util.Locale.ROOT),
                reason == ReviewReason.LAPSE
                        ? "Look at plan and level of care together"
                        : "Look at the plan together again",
                Optional.of(participant),
                Optional.of(Role.THERAPIST),
                reason == ReviewReason.DATE && Actor.current().isStaff()
                        ? Optional.ofNullable(Actor.current().person())
                                .map(StaffId::new)
                                .flatMap(accounts::membershipOf)
                        : stay.primaryTherapistId().map(StaffId::new).flatMap(accounts::membershipOf),
                due,
                "/episodes/%s/plan".formatted(stay.episodeId())));
        var id = new PlanReviewId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into plans.review (organization_id, id, participant_id, episode_id, reason, words, opened_at, opened_by,
                                                  due_at, task_id, regime, privacy_class)
                        values (:organization, :id, :participant, :episode, :reason, :words, :now, :by::uuid, :due, :task, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("episode", stay.episodeId())
                .param("reason", reason)
                .param("words", words.strip())
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .param("due", due)
                .param("task", task)
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, SUBJECT, id, List.of(participant));
    }

    private boolean isOpen(UUID episode, ReviewReason reason) {
        return sql.sql("""
                        select exists (select from plans.review
                                        where organization_id = :organization and episode_id = :episode and reason = :reason
                                          and closed_at is null)
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("reason", reason)
                .single(Boolean.class);
    }

    /** What came of a wish about a review. */
    public sealed interface Reviewing permits Reviewed, NotReviewed {}

    public record Reviewed() implements Reviewing {}

    /** @param sentence for the page */
    public record NotReviewed(String sentence) implements Reviewing {}

    /** The participant feels stuck, in her own words if she likes. */
    @Transactional
    public Reviewing stuck(ParticipantId me, String words) {
        authorization.require(Permission.OWN_RECORD, me);
        if (words.length() > LONGEST) {
            return new NotReviewed("This is longer than fits.");
        }
        open(me, ReviewReason.STUCK, words);
        return new Reviewed();
    }

    private record Row(UUID id, UUID participantId, UUID taskId, Optional<Instant> closedAt) {}

    /**
     * A review ends.
     *
     * @param together whether it was looked at with the person
     */
    @Transactional
    public Reviewing close(PlanReviewId id, ReviewOutcome outcome, String what, boolean together) {
        var row = sql.sql("""
                        select id, participant_id, task_id, closed_at
                          from plans.review
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.WRITE_CHART, new ParticipantId(row.participantId()));
        if (row.closedAt().isPresent()) {
            return new NotReviewed("This review has ended already.");
        }
        if (outcome == ReviewOutcome.NEW_VERSION) {
            return new NotReviewed("Say what came of it.");
        }
        if (what.isBlank() || what.length() > LONGEST) {
            return new NotReviewed("Say in a few words what you found and decided.");
        }
        end(row, outcome, what, together);
        return new Reviewed();
    }

    private void close(EpisodeId episode, ReviewOutcome outcome, String what) {
        sql.sql("""
                        select id, participant_id, task_id, closed_at
                          from plans.review
                         where organization_id = :organization and episode_id = :episode and closed_at is null
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .list(Row.class)
                .forEach(row -> end(row, outcome, what, false));
    }

    private void end(Row row, ReviewOutcome outcome, String what, boolean together) {
        sql.sql("""
                        update plans.review
                           set closed_at = :now, closed_by = :by, outcome = :outcome, what = :what, together = :together
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", row.id())
                .param("now", clock.instant())
                .param("by", EnteredInError.author())
                .param("outcome", outcome)
                .param("what", what.strip())
                .param("together", together)
                .update();
        tasks.finish(new TaskId(row.taskId()), outcome.label());
        audit.act(
                Act.UPDATE,
                SUBJECT,
                new PlanReviewId(row.id()),
                List.of(new ParticipantId(row.participantId())),
                "closed");
    }

    /** One review as pages show it. */
    public record Read(
            UUID reviewId,
            ReviewReason reason,
            String words,
            Instant openedAt,
            Instant dueAt,
            Optional<Instant> closedAt,
            Optional<ReviewOutcome> outcome,
            Optional<String> what,
            Optional<Boolean> together) {}

    /** Of a stay, open ones first, then the newest. */
    @Transactional(readOnly = true)
    public List<Read> of(EpisodeId episode, ParticipantId participant) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.READ_CHART,
                participant);
        return sql.sql("""
                        select review_id, reason, words, opened_at, due_at, closed_at, outcome, what, together
                          from plans.v_reviews
                         where organization_id = :organization and episode_id = :episode and participant_id = :participant
                         order by closed_at is null desc, opened_at desc
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("participant", participant)
                .list(Read.class);
    }
}
