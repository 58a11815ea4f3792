package org.footbridge.episodes.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.episodes.Level;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stays as FHIR asks for them. */
@Component
class EpisodeQuery {

    /** A level that only exists for substance use is none to whom no release told of it. */
    private static final String LEVEL =
            "case when e.level <> 'withdrawal_management' or platform.tells_substances(e.participant_id) then e.level end";

    private static final String SELECT = """
            select e.id, e.participant_id, e.status, %s as level, e.regime, e.opened_at, e.admitted_on, e.discharged_on, e.changed_at, e.version,
                   coalesce(e.admitted_on::timestamp at time zone program.zone, e.opened_at) as starts_at
              from episodes.episode e
              join programs.v_programs program on program.organization_id = e.organization_id and program.program_id = e.program_id
             where e.organization_id = :organization
            """.formatted(LEVEL);

    private final Sql sql;

    EpisodeQuery(Sql sql) {
        this.sql = sql;
    }

    /** One status of a stay, from then until the next. */
    record Was(UUID episodeId, String status, Instant startsAt, Optional<Instant> endsAt) {}

    record Row(
            UUID id,
            UUID participantId,
            String status,
            Optional<Level> level,
            Regime regime,
            Instant openedAt,
            Optional<LocalDate> admittedOn,
            Optional<LocalDate> dischargedOn,
            Instant changedAt,
            int version,
            Instant startsAt) {}

    @Transactional(readOnly = true)
    Optional<EpisodeOfCareRow> byId(UUID id) {
        return sql.sql(SELECT + " and e.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .map(row -> withHistory(List.of(row)).getFirst());
    }

    @Transactional(readOnly = true)
    Page<EpisodeOfCareRow> page(EpisodeCriteria asked, Keyset keyset) {
        var rows = sql.sql(SELECT + """
                           and (:anybody or e.participant_id = any (:patients::uuid[]))
                           and (:anyId or e.id = any (:ids::uuid[]))
                           and e.status = any (:statuses::text[])
                           and (:anyLevel or %s = any (:levels::text[]))
                           and (:anyDate or exists (
                                select from unnest(:starts::tstzrange[], :ends::tstzrange[]) as w (began, ended)
                                 where coalesce(e.admitted_on::timestamp at time zone program.zone, e.opened_at) <@ w.began
                                   and coalesce((e.discharged_on + 1)::timestamp at time zone program.zone, 'infinity') <@ w.ended))
                           and e.changed_at >= :updatedFrom and e.changed_at < :updatedUntil
                           and e.changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(LEVEL, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.patient().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("statuses", asked.statuses())
                .param("anyLevel", asked.anyLevel())
                .param("levels", asked.levels())
                .param("anyDate", asked.date().isOpen())
                .param("starts", asked.date().starts())
                .param("ends", asked.date().ends())
                .bind(asked.updated().as("updated"))
                .bind(keyset.parameters())
                .list(Row.class);
        return Page.of(
                withHistory(rows),
                keyset,
                one -> Cursor.of(
                        keyset.sortedBy("date")
                                ? one.row().startsAt()
                                : one.row().changedAt(),
                        one.row().id()));
    }

    private List<EpisodeOfCareRow> withHistory(List<Row> rows) {
        Map<UUID, List<Was>> history = sql
                .sql("""
                        select episode_id, status, starts_at, ends_at
                          from episodes.v_status_history
                         where organization_id = :organization and episode_id = any (:ids::uuid[])
                         order by starts_at
                        """)
                .param("organization", Actor.current().organization())
                .param("ids", rows.stream().map(Row::id).toList())
                .list(Was.class)
                .stream()
                .collect(Collectors.groupingBy(Was::episodeId));
        return rows.stream()
                .map(row -> new EpisodeOfCareRow(row, history.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
