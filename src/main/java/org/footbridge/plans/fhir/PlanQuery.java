package org.footbridge.plans.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.plans.CarePlanSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SQL behind CarePlan. Drafts are nobody's but their writers'. */
@Component
class PlanQuery implements CarePlanSource {

    /** A version changes when it is answered and when the next one replaces it. */
    private static final String SIGNED = """
            with plan as (
                select version.organization_id, version.id, version.participant_id, version.number, version.signed_at,
                       version.signed_at as dated_at, version.review_on, version.regime,
                       lead(version.signed_at) over followed as replaced_at, lag(version.id) over followed as replaces,
                       greatest(version.signed_at, lead(version.signed_at) over followed,
                                (select max(answer.at) from plans.answer
                                  where answer.organization_id = version.organization_id
                                    and answer.version_id = version.id)) as changed_at
                  from plans.version
                 where version.organization_id = :organization and version.signed_at is not null
                window followed as (partition by version.organization_id, version.plan_id order by version.number)
            )
            select id, participant_id, number, signed_at, changed_at, replaced_at, replaces, review_on, regime
              from plan
            """;

    private final Sql sql;

    PlanQuery(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CarePlan> read(String id) {
        return FhirIds.uuid(id)
                .flatMap(this::byId)
                .map(row -> row.toFhir(lines(List.of(row)).getOrDefault(row.id(), List.of())));
    }

    private Optional<PlanRow> byId(UUID id) {
        return sql.sql(SIGNED + " where plan.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(PlanRow.class);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<CarePlan>> find(Criteria asked, Keyset keyset) {
        var plan = CarePlanIntent.PLAN;
        boolean ours = asked.category().includes(PlanRow.CATEGORY, "assess-plan")
                && asked.intent().includes(plan.getSystem(), plan.toCode());
        var rows = sql.sql(SIGNED + """
                         where (:anybody or plan.participant_id = any(:patients::uuid[]))
                           and (:anyId or plan.id = any(:ids::uuid[]))
                           and case when plan.replaced_at is null then 'active' else 'replaced' end = any(:states::text[])
                           and exists (select from unnest(:starts::tstzrange[], :ends::tstzrange[]) as w (s, e)
                                        where plan.signed_at <@ w.s and coalesce(plan.replaced_at, 'infinity') <@ w.e)
                           and plan.changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("states", ours ? asked.status().among(PlanRow.State.class, PlanRow.State::coding) : List.of())
                .param("starts", asked.date().starts())
                .param("ends", asked.date().ends())
                .param("updated", asked.lastUpdated().instants())
                .bind(keyset.parameters())
                .list(PlanRow.class);
        var lines = lines(rows);
        return rows.stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("date") ? row.signedAt() : row.changedAt(), row.id()),
                        row.toFhir(lines.getOrDefault(row.id(), List.of()))))
                .toList();
    }

    private record LineRow(UUID versionId, UUID objectiveId, String objective, Optional<String> intervention) {}

    private Map<UUID, List<PlanRow.Line>> lines(List<PlanRow> versions) {
        var byObjective = new LinkedHashMap<String, PlanRow.Line>();
        for (var row : sql.sql("""
                        select objective.version_id, objective.line_id as objective_id, objective.statement as objective,
                               intervention.statement as intervention
                          from plans.objective
                          left join plans.intervention on intervention.organization_id = objective.organization_id
                                                      and intervention.objective_id = objective.id
                         where objective.organization_id = :organization and objective.version_id = any(:versions::uuid[])
                         order by objective.version_id, objective.position, intervention.position
                        """)
                .param("organization", Actor.current().organization())
                .param("versions", versions.stream().map(PlanRow::id).toList())
                .list(LineRow.class)) {
            var line = byObjective.computeIfAbsent(
                    row.versionId() + " " + row.objectiveId(),
                    _ -> new PlanRow.Line(row.versionId(), row.objectiveId(), row.objective(), new ArrayList<>()));
            row.intervention().ifPresent(line.interventions()::add);
        }
        return byObjective.values().stream().collect(Collectors.groupingBy(PlanRow.Line::versionId));
    }
}
