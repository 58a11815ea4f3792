package org.footbridge.attendance.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.attendance.Outcome;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.history.EncounterSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.SlotKind;
import org.hl7.fhir.r4.model.Encounter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closed sessions somebody was in, as one share of all encounters. */
@Component
class AttendedSessions implements EncounterSource {

    private static final String ATTENDED = """
            select attendance.session_id, attendance.participant_id, attendance.changed_at,
                   greatest(held.started_at, attendance.arrived_at) as from_at,
                   greatest(least(held.ended_at, attendance.left_at), held.started_at, attendance.arrived_at) as until_at,
                   case when platform.tells_substances(attendance.participant_id) then session.title else '' end as title,
                   session.kind as purpose, case when attendance.mode = 'virtual' or (attendance.mode is null and session.mode = 'virtual')
                                       then 'VR' else 'AMB' end as kind,
                   case when attendance.corrected_at is null then 1 else 2 end as version, attendance.regime,
                   attendance.session_id as first_id, attendance.participant_id as second_id, session.starts_at as dated_at
              from attendance.v_attendance attendance
              join attendance.held
                on held.organization_id = attendance.organization_id and held.session_id = attendance.session_id
               and held.started_at is not null and held.ended_at is not null
              join scheduling.v_sessions session
                on session.organization_id = attendance.organization_id and session.session_id = attendance.session_id
             where attendance.organization_id = :organization and attendance.closed_at is not null
               and attendance.status = any(:inTheRoom::text[])
            """;

    private final Sql sql;

    AttendedSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<Encounter>> find(Criteria criteria, Keyset keyset) {
        if (asksOther(criteria)) {
            return List.of();
        }
        var date = criteria.date();
        return sql
                .sql("""
                        select * from (%s
                               and (:anybody or attendance.participant_id = any(:patients::uuid[]))
                               and (:anyId or (attendance.session_id, attendance.participant_id)
                                              in (select * from unnest(:ids::uuid[], :idPersons::uuid[])))) attended
                         where (:anyKind or exists (
                               select from unnest(:kindSystems::text[], :kinds::text[]) as asked (system, code)
                                where asked.system in ('*', :act) and asked.code in ('*', kind)))
                           and purpose = any(:purposes::text[])
                           and (:anyDate or exists (
                               select from unnest(:starts::tstzrange[], :ends::tstzrange[]) as asked (s, e)
                                where from_at <@ asked.s and until_at <@ asked.e))
                           and changed_at >= :updatedFrom and changed_at < :updatedUntil
                           and changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(ATTENDED, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .param("inTheRoom", inTheRoom())
                .bind(criteria.about().as("anybody", "patients"))
                .param("anyId", criteria.ids().isOpen())
                .param("ids", criteria.ids().firstUuids())
                .param("idPersons", criteria.ids().secondUuids())
                .bind(criteria.kind().as("anyKind", "kindSystems", "kinds"))
                .param("act", AttendedRow.ACT)
                .param(
                        "purposes",
                        criteria.type().among(SlotKind.class, AttendedRow::coding).stream()
                                .map(AttendedSessions::word)
                                .toList())
                .param("anyDate", date.isOpen())
                .param("starts", date.starts())
                .param("ends", date.ends())
                .bind(criteria.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(AttendedRow.class)
                .stream()
                .map(row -> new Found<>(
                        new Cursor(keyset.sortedBy("date") ? row.datedAt() : row.changedAt(), row.fhirId()),
                        row.toFhir()))
                .toList();
    }

    /** All of ours are finished. */
    private static boolean asksOther(Criteria criteria) {
        return !criteria.status().includes("http://hl7.org/fhir/encounter-status", "finished");
    }

    private static String word(SlotKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Encounter> read(String id) {
        return FhirIds.uuids(id)
                .flatMap(pair -> sql.sql(ATTENDED
                                + " and attendance.session_id = :session and attendance.participant_id = :person")
                        .param("organization", Actor.current().organization())
                        .param("inTheRoom", inTheRoom())
                        .param("session", pair.getFirst())
                        .param("person", pair.getLast())
                        .optional(AttendedRow.class))
                .map(AttendedRow::toFhir);
    }

    private static List<Outcome> inTheRoom() {
        return Arrays.stream(Outcome.values()).filter(Outcome::inTheRoom).toList();
    }
}
