package org.footbridge.plans;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
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
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
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
    private final Programs programs;
    private final House house;

    PlanReviews(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Accounts accounts,
            Tasks tasks,
            Programs programs,
            House house) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.accounts = accounts;
        this.tasks = tasks;
        this.programs = programs;
        this.house = house;
    }

    private record Stay(
            UUID episodeId, UUID participantId, UUID programId, Regime regime, Optional<UUID> primaryTherapistId) {}

    /** What set a review off, besides its reason. */
    public enum SourceKind {
        /** Answers with which a course turned. */
        RESPONSE,
        /** The act of looking at scores that decided it. */
        MEASURES_REVIEW,
        /** A line of the plan in force whose day passed without its aim. */
        OBJECTIVE
    }

    /** @param id of the row it stands in */
    public record Source(SourceKind kind, UUID id) {}

    /**
     * Opens a review of the plan of the person's running stay, in the transaction of what it stems from. Nothing happens
     * without a running stay; what is open already stays as it is.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(ParticipantId participant, ReviewReason reason, String words) {
        running(participant).ifPresent(stay -> insert(stay, reason, words, due(stay, reason)));
    }

    /**
     * As {@link #open}, for news from scores and aims. It joins a review that is open and due no later, whatever its
     * reason, so that nobody has two of them to hold in the same days; what it stems from is kept either way, once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(ParticipantId participant, ReviewReason reason, Source source) {
        running(participant).ifPresent(stay -> {
            var due = due(stay, reason);
            var review = openUntil(stay.episodeId(), due)
                    .or(() -> insert(stay, reason, "", due))
                    .or(() -> open(stay.episodeId(), reason));
            review.ifPresent(id -> keep(id, stay, source));
        });
    }

    private Optional<Stay> running(ParticipantId participant) {
        return sql.sql("""
                        select episode_id, participant_id, program_id, regime, primary_therapist_id
                          from episodes.v_episodes
                         where organization_id = :organization and participant_id = :participant and status in ('active', 'onhold')
                         order by opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(Stay.class);
    }

    /** By the program's dated rule, such as {@code plan review days: worse}; else by the reason's own days. */
    private Instant due(Stay stay, ReviewReason reason) {
        var now = clock.instant();
        int days = programs.rule(
                        ReviewReason.RULE + reason.word(),
                        new ProgramId(stay.programId()),
                        LocalDate.ofInstant(now, house.zone()))
                .map(Rule::value)
                .map(String::strip)
                .filter(value -> value.matches("[0-9]{1,2}"))
                .map(Integer::valueOf)
                .orElse(reason.withinDays());
        return now.plus(Duration.ofDays(days));
    }

    private Optional<PlanReviewId> openUntil(UUID episode, Instant due) {
        return sql.sql("""
                        select id from plans.review
                         where organization_id = :organization and episode_id = :episode and closed_at is null and due_at <= :due
                         order by due_at, id
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("due", due)
                .optional(UUID.class)
                .map(PlanReviewId::new);
    }

    private void keep(PlanReviewId review, Stay stay, Source source) {
        sql.sql("""
                        insert into plans.review_source (organization_id, id, participant_id, review_id, kind, source_id, noted_at,
                                                         regime, privacy_class)
                        values (:organization, :id, :participant, :review, :kind, :source, :now, :regime, :class)
                        on conflict (organization_id, review_id, kind, source_id) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", stay.participantId())
                .param("review", review)
                .param("kind", source.kind())
                .param("source", source.id())
                .param("now", clock.instant())
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    /** The day agreed in a plan that was just signed; every open review ends with the new version. */
    void agreed(EpisodeId episode, int version, Optional<Instant> due) {
        close(episode, ReviewOutcome.NEW_VERSION, "Version %d was signed.".formatted(version));
        due.flatMap(at -> sql.sql("""
                                select episode_id, participant_id, program_id, regime, primary_therapist_id
                                  from episodes.v_episodes
                                 where organization_id = :organization and episode_id = :episode
                                """)
                        .param("organization", Actor.current().organization())
                        .param("episode", episode)
                        .optional(Stay.class))
                .ifPresent(stay -> insert(stay, ReviewReason.DATE, "", due.get()));
    }

    /** Empty where one of that reason is open. */
    private Optional<PlanReviewId> insert(Stay stay, ReviewReason reason, String words, Instant due) {
        if (open(stay.episodeId(), reason).isPresent()) {
            return Optional.empty();
        }
        var participant = new ParticipantId(stay.participantId());
        var task = tasks.open(new NewTask(
                reason == ReviewReason.DATE ? "review plan" : "review plan, " + reason.word(),
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
        return Optional.of(id);
    }

    private Optional<PlanReviewId> open(UUID episode, ReviewReason reason) {
        return sql.sql("""
                        select id from plans.review
                         where organization_id = :organization and episode_id = :episode and reason = :reason and closed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("reason", reason)
                .optional(UUID.class)
                .map(PlanReviewId::new);
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
            Optional<Boolean> together,
            Optional<String> closedBy) {}

    /**
     * What a review stems from, in the words of where it comes from.
     *
     * @param words the form's title, the line written at the looking, or the objective
     * @param total of the answers, where it is about answers that have one
     */
    public record ReadSource(
            UUID reviewId,
            SourceKind kind,
            Instant notedAt,
            String words,
            Optional<BigDecimal> total,
            Optional<Instant> authoredAt,
            Optional<LocalDate> targetOn,
            Optional<String> lookedBy) {}

    /** Of all reviews of a stay in one statement, oldest first. */
    @Transactional(readOnly = true)
    public List<ReadSource> sources(EpisodeId episode, ParticipantId participant) {
        authorization.require(Permission.READ_CHART, participant);
        return sql.sql("""
                        select review_id, kind, noted_at, words, total, authored_at, target_on, looked_by
                          from plans.v_review_sources
                         where organization_id = :organization and episode_id = :episode and participant_id = :participant
                         order by noted_at
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("participant", participant)
                .list(ReadSource.class);
    }

    /** Of a stay, open ones first, then the newest. */
    @Transactional(readOnly = true)
    public List<Read> of(EpisodeId episode, ParticipantId participant) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.READ_CHART,
                participant);
        return sql.sql("""
                        select review.review_id, review.reason, review.words, review.opened_at, review.due_at, review.closed_at,
                               review.outcome, review.what, review.together, name.signed_name as closed_by
                          from plans.v_reviews review
                          left join staff.v_names name
                            on name.organization_id = review.organization_id and name.staff_id = review.closed_by
                         where review.organization_id = :organization and review.episode_id = :episode
                           and review.participant_id = :participant
                         order by review.closed_at is null desc, review.opened_at desc
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("participant", participant)
                .list(Read.class);
    }
}
