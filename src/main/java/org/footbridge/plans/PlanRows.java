package org.footbridge.plans;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SQL of plan versions and their lines. */
@Component
class PlanRows {

    record Version(
            UUID id,
            UUID planId,
            UUID participantId,
            UUID episodeId,
            int number,
            int edit,
            String strengths,
            String preferences,
            String endsWhen,
            String whatChanged,
            Optional<LocalDate> reviewOn,
            Instant editedAt,
            Optional<UUID> authorId,
            Optional<Instant> signedAt,
            Optional<UUID> cosignerId,
            boolean personAsked,
            Regime regime) {

        ParticipantId participant() {
            return new ParticipantId(participantId);
        }

        PlanVersionId version() {
            return new PlanVersionId(id);
        }
    }

    private static final String VERSION = """
            select version.id, version.plan_id, version.participant_id, plan.episode_id, version.number, version.edit,
                   version.strengths, version.preferences, version.ends_when, version.what_changed, version.review_on,
                   version.edited_at, version.author_id, version.signed_at, version.cosigner_id, version.person_asked,
                   version.regime
              from plans.version
              join plans.plan on plan.organization_id = version.organization_id and plan.id = version.plan_id
             where version.organization_id = :organization
            """;

    private final Sql sql;
    private final Clock clock;

    PlanRows(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Version> version(PlanVersionId id) {
        return sql.sql(VERSION + " and version.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Version.class);
    }

    Optional<Version> locked(PlanVersionId id) {
        return sql.sql(VERSION + " and version.id = :id for update of version")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Version.class);
    }

    /** Newest first. */
    List<Version> versions(UUID episode) {
        return sql.sql(VERSION + " and plan.episode_id = :episode order by version.number desc")
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .list(Version.class);
    }

    /** The plan of the stay, made if there is none. */
    UUID planOf(UUID episode, UUID participant) {
        sql.sql("""
                        insert into plans.plan (organization_id, id, participant_id, episode_id, opened_at)
                        values (:organization, :id, :participant, :episode, :now)
                        on conflict (organization_id, episode_id) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", participant)
                .param("episode", episode)
                .param("now", clock.instant())
                .update();
        return sql.sql("select id from plans.plan where organization_id = :organization and episode_id = :episode")
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .single(UUID.class);
    }

    /** Nothing changes where another draft stands already. */
    void insertDraft(PlanVersionId id, UUID plan, UUID participant, int number, Regime regime) {
        sql.sql("""
                        insert into plans.version (organization_id, id, plan_id, participant_id, number, strengths, preferences,
                                                   ends_when, what_changed, edited_at, edited_by, edit, regime, privacy_class)
                        values (:organization, :id, :plan, :participant, :number, '', '', '', '', :now, :by::uuid, 0,
                                :regime, :class)
                        on conflict (organization_id, plan_id) where signed_at is null do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("plan", plan)
                .param("participant", participant)
                .param("number", number)
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    /** Writes head and lines of a draft, unless somebody else wrote since {@code edit}. */
    boolean write(Version draft, int edit, PlanContent content) {
        int changed = sql.sql("""
                        update plans.version
                           set strengths = :strengths, preferences = :preferences, ends_when = :endsWhen,
                               what_changed = :whatChanged, review_on = :reviewOn::date,
                               edited_at = :now, edited_by = :by::uuid, edit = edit + 1
                         where organization_id = :organization and id = :id and edit = :edit and signed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", draft.id())
                .param("edit", edit)
                .param("strengths", content.strengths())
                .param("preferences", content.preferences())
                .param("endsWhen", content.endsWhen())
                .param("whatChanged", content.whatChanged())
                .param("reviewOn", content.reviewOn())
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .update();
        if (changed == 1) {
            sql.sql("delete from plans.problem where organization_id = :organization and version_id = :id")
                    .param("organization", Actor.current().organization())
                    .param("id", draft.id())
                    .update();
            insertLines(draft, content);
        }
        return changed == 1;
    }

    private record Placed<T>(UUID id, @Nullable UUID parent, int position, T line) {}

    private void insertLines(Version draft, PlanContent content) {
        var problems = new ArrayList<Placed<PlanContent.Problem>>();
        var goals = new ArrayList<Placed<PlanContent.Goal>>();
        var objectives = new ArrayList<Placed<PlanContent.Objective>>();
        var interventions = new ArrayList<Placed<PlanContent.Intervention>>();
        for (var problem : content.problems()) {
            var problemId = fresh();
            problems.add(new Placed<>(problemId, null, problems.size(), problem));
            for (var goal : problem.goals()) {
                var goalId = fresh();
                goals.add(new Placed<>(goalId, problemId, goals.size(), goal));
                for (var objective : goal.objectives()) {
                    var objectiveId = fresh();
                    objectives.add(new Placed<>(objectiveId, goalId, objectives.size(), objective));
                    for (var intervention : objective.interventions()) {
                        interventions.add(new Placed<>(fresh(), objectiveId, interventions.size(), intervention));
                    }
                }
            }
        }
        sql.batch("""
                insert into plans.problem (organization_id, id, version_id, participant_id, line_id, position, statement, diagnosis,
                                           regime, privacy_class)
                values (:organization, :id, :version, :participant, :line, :position, :statement, :diagnosis::text, :regime, :class)
                """, problems, one -> {
            var row = row(draft, one, one.line().line());
            row.put("statement", one.line().statement());
            row.put("diagnosis", one.line().diagnosis());
            return row;
        });
        sql.batch("""
                insert into plans.goal (organization_id, id, version_id, participant_id, line_id, problem_id, position, own_words,
                                        regime, privacy_class)
                values (:organization, :id, :version, :participant, :line, :parent, :position, :words, :regime, :class)
                """, goals, one -> {
            var row = row(draft, one, one.line().line());
            row.put("words", one.line().ownWords());
            return row;
        });
        sql.batch("""
                insert into plans.objective (organization_id, id, version_id, participant_id, line_id, goal_id, position, statement,
                                             instrument, score, aim, baseline, target, target_on, status, status_reason, regime, privacy_class)
                values (:organization, :id, :version, :participant, :line, :parent, :position, :statement,
                        :instrument::text, :score::text, :aim::text, :baseline::numeric, :target::numeric, :targetOn::date, :status, :reason::text,
                        :regime, :class)
                """, objectives, one -> {
            var row = row(draft, one, one.line().line());
            row.put("statement", one.line().statement());
            row.put("instrument", one.line().instrument());
            row.put("score", one.line().score());
            row.put("aim", one.line().aim());
            row.put("baseline", one.line().baseline());
            row.put("target", one.line().target());
            row.put("targetOn", one.line().targetOn());
            row.put("status", one.line().status());
            row.put(
                    "reason",
                    one.line()
                            .statusReason()
                            .or(() -> one.line().status().needsReason() ? Optional.of("") : Optional.empty()));
            return row;
        });
        sql.batch("""
                insert into plans.intervention (organization_id, id, version_id, participant_id, line_id, objective_id, position,
                                                statement, modality, per_week, minutes, weeks, staff_id, regime, privacy_class)
                values (:organization, :id, :version, :participant, :line, :parent, :position,
                        :statement, :modality, :perWeek::int, :minutes::int, :weeks::int, :staff::uuid, :regime, :class)
                """, interventions, one -> {
            var row = row(draft, one, one.line().line());
            row.put("statement", one.line().statement());
            row.put("modality", one.line().modality());
            row.put("perWeek", one.line().perWeek());
            row.put("minutes", one.line().minutes());
            row.put("weeks", one.line().weeks());
            row.put("staff", one.line().staff());
            return row;
        });
    }

    private UUID fresh() {
        return Id.fresh(clock.instant());
    }

    private static Map<String, @Nullable Object> row(Version draft, Placed<?> placed, UUID line) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("organization", Actor.current().organization());
        row.put("id", placed.id());
        row.put("version", draft.id());
        row.put("participant", draft.participantId());
        row.put("line", line);
        row.put("parent", placed.parent());
        row.put("position", placed.position());
        row.put("regime", draft.regime());
        row.put("class", PrivacyClass.ORDINARY);
        return row;
    }

    private record ProblemRow(UUID id, UUID lineId, String statement, Optional<String> diagnosis) {}

    private record GoalRow(UUID id, UUID lineId, UUID problemId, String ownWords) {}

    private record ObjectiveRow(
            UUID id,
            UUID lineId,
            UUID goalId,
            String statement,
            Optional<String> instrument,
            Optional<String> score,
            Optional<Aim> aim,
            Optional<BigDecimal> baseline,
            Optional<BigDecimal> target,
            Optional<LocalDate> targetOn,
            ObjectiveStatus status,
            Optional<String> statusReason) {}

    private record InterventionRow(
            UUID lineId,
            UUID objectiveId,
            String statement,
            Modality modality,
            Optional<Integer> perWeek,
            Optional<Integer> minutes,
            Optional<Integer> weeks,
            Optional<UUID> staffId) {}

    PlanContent content(Version version) {
        var problems = lines("problem", "id, line_id, statement, diagnosis", version, ProblemRow.class);
        var goals = lines("goal", "id, line_id, problem_id, own_words", version, GoalRow.class);
        var objectives = lines(
                "objective",
                "id, line_id, goal_id, statement, instrument, score, aim, baseline, target, target_on, status, status_reason",
                version,
                ObjectiveRow.class);
        var interventions = lines(
                "intervention",
                "line_id, objective_id, statement, modality, per_week, minutes, weeks, staff_id",
                version,
                InterventionRow.class);
        return new PlanContent(
                version.strengths(),
                version.preferences(),
                version.endsWhen(),
                version.whatChanged(),
                version.reviewOn(),
                problems.stream()
                        .map(problem -> new PlanContent.Problem(
                                problem.lineId(),
                                problem.statement(),
                                problem.diagnosis(),
                                goals.stream()
                                        .filter(goal -> goal.problemId().equals(problem.id()))
                                        .map(goal -> goal(goal, objectives, interventions))
                                        .toList()))
                        .toList());
    }

    private static PlanContent.Goal goal(
            GoalRow goal, List<ObjectiveRow> objectives, List<InterventionRow> interventions) {
        return new PlanContent.Goal(
                goal.lineId(),
                goal.ownWords(),
                objectives.stream()
                        .filter(objective -> objective.goalId().equals(goal.id()))
                        .map(objective -> new PlanContent.Objective(
                                objective.lineId(),
                                objective.statement(),
                                objective.instrument(),
                                objective.score(),
                                objective.aim(),
                                objective.baseline(),
                                objective.target(),
                                objective.targetOn(),
                                objective.status(),
                                objective.statusReason(),
                                interventions.stream()
                                        .filter(one -> one.objectiveId().equals(objective.id()))
                                        .map(one -> new PlanContent.Intervention(
                                                one.lineId(),
                                                one.statement(),
                                                one.modality(),
                                                one.perWeek(),
                                                one.minutes(),
                                                one.weeks(),
                                                one.staffId().map(StaffId::new)))
                                        .toList()))
                        .toList());
    }

    /** @param table one of our four, a constant of this class */
    private <T> List<T> lines(String table, String columns, Version version, Class<T> type) {
        return sql.sql("""
                        select %s from plans.%s where organization_id = :organization and version_id = :version order by position
                        """.formatted(columns, table))
                .param("organization", Actor.current().organization())
                .param("version", version.id())
                .list(type);
    }
}
