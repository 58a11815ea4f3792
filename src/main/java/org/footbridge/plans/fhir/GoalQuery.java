package org.footbridge.plans.fhir;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.Goal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SQL behind Goal. */
@Component
class GoalQuery {

    private static final String TARGET_OR_SIGNED =
            "coalesce(goal.target_on::timestamp at time zone 'UTC', goal.signed_at)";

    static final Sorting SORTING = Sorting.byLastUpdated("goal.signed_at", "goal.id")
            .or("start-date", "goal.started_at")
            .or("target-date", TARGET_OR_SIGNED);

    private static final String GOALS = """
            with last_signed as (
                select plan_id, max(number) as number
                  from plans.version
                 where organization_id = :organization and signed_at is not null
                 group by plan_id
            ), line as (
                select distinct on (objective.line_id)
                       objective.line_id as id, objective.participant_id, objective.statement, goal.own_words,
                       objective.instrument, objective.score, objective.aim, objective.target, objective.target_on,
                       objective.status, objective.status_reason,
                       min(version.signed_at) over (partition by objective.line_id) as started_at,
                       version.signed_at, version.number = last_signed.number as current, objective.regime,
                       case when objective.status = 'met' then 'completed'
                            when objective.status = 'active' and version.number = last_signed.number then 'active'
                            else 'cancelled' end as lifecycle
                  from plans.objective
                  join plans.version on version.organization_id = objective.organization_id and version.id = objective.version_id
                  join last_signed on last_signed.plan_id = version.plan_id
                  join plans.goal on goal.organization_id = objective.organization_id and goal.id = objective.goal_id
                 where objective.organization_id = :organization and version.signed_at is not null
                 order by objective.line_id, version.number desc
            ), goal as (
                select line.*,
                       case when line.lifecycle = 'completed' then 'achieved'
                            when line.lifecycle = 'cancelled' then 'not_achieved'
                            when aim.reached then 'achieved'
                            when not aim.reached and line.target_on < :today then 'not_achieved'
                            else 'in_progress' end as achievement
                  from line
                  left join plans.v_aims aim on line.lifecycle = 'active' and aim.organization_id = :organization
                                            and aim.objective_id = line.id
            )
            select id, participant_id, statement, own_words, instrument, score, aim, target, target_on, status, status_reason,
                   started_at, signed_at, current, achievement, regime
              from goal
            """;

    record Criteria(
            ReferenceQuery about,
            ReferenceQuery ids,
            List<GoalRow.Lifecycle> lifecycles,
            List<GoalRow.Achievement> achievements,
            boolean anyTarget,
            DateWindow target,
            DateWindow started,
            DateWindow lastUpdated) {}

    private final Sql sql;
    private final Instruments instruments;
    private final House house;
    private final Clock clock;

    GoalQuery(Sql sql, Instruments instruments, House house, Clock clock) {
        this.sql = sql;
        this.instruments = instruments;
        this.house = house;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<Goal> byId(UUID id) {
        return sql.sql(GOALS + " where goal.id = :id")
                .param("organization", Actor.current().organization())
                .param("today", today())
                .param("id", id)
                .optional(GoalRow.class)
                .map(this::toFhir);
    }

    @Transactional(readOnly = true)
    Page<Goal> page(Criteria asked, Keyset keyset) {
        var rows = sql.sql(GOALS + """
                         where (:anybody or goal.participant_id = any(:patients::uuid[]))
                           and (:anyId or goal.id = any(:ids::uuid[]))
                           and goal.lifecycle = any(:lifecycles::text[]) and goal.achievement = any(:achievements::text[])
                           and (:anyTarget or (goal.target_on::timestamp at time zone 'UTC') <@ :target::tstzmultirange)
                           and goal.started_at <@ :started::tstzmultirange
                           and goal.signed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .param("today", today())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("lifecycles", asked.lifecycles())
                .param("achievements", asked.achievements())
                .param("anyTarget", asked.anyTarget())
                .param("started", asked.started().instants())
                .param("target", asked.target().instants())
                .param("updated", asked.lastUpdated().instants())
                .bind(keyset.parameters())
                .list(GoalRow.class);
        return Page.of(rows, keyset, row -> Cursor.of(sortedAt(row, keyset), row.id()))
                .map(this::toFhir);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    private Goal toFhir(GoalRow row) {
        var zone = house.about().<ZoneId>map(about -> ZoneId.of(about.zone())).orElse(ZoneOffset.UTC);
        return row.toFhir(row.instrument().map(InstrumentName::new).flatMap(instruments::current), zone);
    }

    private static Instant sortedAt(GoalRow row, Keyset keyset) {
        if (keyset.sortedBy("start-date")) {
            return row.startedAt();
        }
        return keyset.sortedBy("target-date")
                ? row.targetOn()
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .orElse(row.signedAt())
                : row.signedAt();
    }
}
