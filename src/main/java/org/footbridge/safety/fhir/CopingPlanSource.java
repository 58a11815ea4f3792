package org.footbridge.safety.fhir;

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
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Safety plans and relapse plans as CarePlan. What is sealed leaves the house in no way: row security hides it here too. */
@Component
class CopingPlanSource implements CarePlanSource {

    private static final String VERSIONS = """
            with plan as (
                select version.version_id as id, version.participant_id, version.kind, version.number,
                       version.written_at as dated_at,
                       greatest(version.written_at, version.replaced_at,
                                (select max(step.said_at)
                                   from safety.step
                                   join safety.line on line.organization_id = step.organization_id
                                                   and line.line_id = step.line_id
                                  where line.organization_id = version.organization_id
                                    and line.version_id = version.version_id)) as changed_at,
                       version.replaced_at, version.replaces, version.regime
                  from safety.v_versions version
                 where version.organization_id = :organization
            )
            select id, participant_id, kind, number, dated_at, changed_at, replaced_at, replaces, regime
              from plan
            """;

    private final Sql sql;
    private final Words words;

    CopingPlanSource(Sql sql, WordsOf words) {
        this.sql = sql;
        this.words = words.of(WordsOf.ENGLISH);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CarePlan> read(String id) {
        return FhirIds.uuid(id)
                .flatMap(this::byId)
                .map(row -> row.toFhir(lines(List.of(row)).getOrDefault(row.id(), List.of()), words));
    }

    private Optional<CopingRow> byId(UUID id) {
        return sql.sql(VERSIONS + " where plan.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(CopingRow.class);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<CarePlan>> find(Criteria asked, Keyset keyset) {
        var intent = CarePlanIntent.PLAN;
        // No category of ours has a code, so whoever asks for one by code does not mean these.
        boolean ours = asked.category().isOpen() && asked.intent().includes(intent.getSystem(), intent.toCode());
        var rows = sql.sql(VERSIONS + """
                         where (:anybody or plan.participant_id = any(:patients::uuid[]))
                           and (:anyId or plan.id = any(:ids::uuid[]))
                           and case when plan.replaced_at is null then 'active' else 'replaced' end = any(:states::text[])
                           and exists (select from unnest(:starts::tstzrange[], :ends::tstzrange[]) as w (s, e)
                                        where plan.dated_at <@ w.s and coalesce(plan.replaced_at, 'infinity') <@ w.e)
                           and plan.changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param(
                        "states",
                        ours
                                ? asked.status().among(CopingRow.State.class, CopingRow.State::coding)
                                : List.<CopingRow.State>of())
                .param("starts", asked.date().starts())
                .param("ends", asked.date().ends())
                .param("updated", asked.lastUpdated().instants())
                .bind(keyset.parameters())
                .list(CopingRow.class);
        var lines = lines(rows);
        return rows.stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("date") ? row.datedAt() : row.changedAt(), row.id()),
                        row.toFhir(lines.getOrDefault(row.id(), List.of()), words)))
                .toList();
    }

    private Map<UUID, List<CopingRow.Line>> lines(List<CopingRow> versions) {
        return sql
                .sql("""
                        select line.version_id, line.part, line.words, line.phone, line.helper,
                               case when line.part in ('surroundings', 'changes')
                                    then coalesce((select step.done from safety.step
                                                    where step.organization_id = line.organization_id
                                                      and step.line_id = line.line_id
                                                    order by step.said_at desc, step.id desc
                                                    limit 1), false) end as done
                          from safety.line
                         where line.organization_id = :organization and line.version_id = any(:versions::uuid[])
                         order by line.version_id, line.position
                        """)
                .param("organization", Actor.current().organization())
                .param("versions", versions.stream().map(CopingRow::id).toList())
                .list(CopingRow.Line.class)
                .stream()
                .collect(Collectors.groupingBy(CopingRow.Line::versionId));
    }
}
