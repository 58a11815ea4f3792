package org.footbridge.scheduling.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds places in sessions and appointments as one list. */
@Component
class AppointmentQuery {

    static final Sorting SORTING =
            Sorting.byLastUpdated("changed_at", "first_id", "participant_id").or("date", "starts_at");

    /**
     * A title may say what an hour is about ("Relapse prevention"), so that it stays with whom no release told. Who is due is
     * found first and once; joined at will, a planner that knows no counts finds it once a session.
     */
    private static final String EVERY_APPOINTMENT = """
            with due as materialized (
                select session_id, participant_id, changed_at, status, regime
                  from scheduling.v_due
                 where organization_id = :organization
                   and (:anybody or participant_id = any(:patients::uuid[])))
            select due.session_id as first_id, due.participant_id, due.changed_at, session.starts_at, session.ends_at,
                   session.minutes, case when platform.tells_substances(due.participant_id) then session.title else '' end as title,
                   'session-kind' as kinds, session.kind, due.status,
                   session.cancelled_at is not null as called_off, due.regime
              from due
              join scheduling.session on session.organization_id = :organization and session.id = due.session_id
            union all
            select appointment_id, participant_id, changed_at, starts_at, ends_at, minutes,
                   case when platform.tells_substances(participant_id) then title else '' end, 'appointment-kind', kind,
                   status, false, regime
              from scheduling.v_appointments
             where organization_id = :organization
               and (:anybody or participant_id = any(:patients::uuid[]))
            """;

    private final Sql sql;

    AppointmentQuery(Sql sql) {
        this.sql = sql;
    }

    record Criteria(
            ReferenceQuery patient,
            ReferenceQuery ids,
            List<SeatStatus> statuses,
            List<AppointmentRow.Service> services,
            DateWindow date,
            DateWindow lastUpdated) {}

    @Transactional(readOnly = true)
    public Page<AppointmentRow> page(Criteria asked, Keyset keyset) {
        var rows = sql.sql("""
                        select * from (%s) appointment
                         where (:anyId or (first_id, participant_id) in (select * from unnest(:ids::uuid[], :idPersons::uuid[])))
                           and status = any(:statuses::text[])
                           and (kinds, kind) in (select * from unnest(:kinds::text[], :names::text[]))
                           and starts_at >= :dateFrom and starts_at < :dateUntil and starts_at <@ :date::tstzmultirange
                           and changed_at >= :updatedFrom and changed_at < :updatedUntil
                           and changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(EVERY_APPOINTMENT, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.patient().as("anybody", "patients"))
                .param("anyId", asked.ids().isOpen())
                .param("ids", asked.ids().firstUuids())
                .param("idPersons", asked.ids().secondUuids())
                .param("statuses", asked.statuses())
                .param(
                        "kinds",
                        asked.services().stream()
                                .map(AppointmentRow.Service::kinds)
                                .toList())
                .param(
                        "names",
                        asked.services().stream()
                                .map(AppointmentRow.Service::kind)
                                .toList())
                .param("dateFrom", asked.date().from())
                .param("dateUntil", asked.date().until())
                .param("date", asked.date().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(AppointmentRow.class);
        return Page.of(
                rows,
                keyset,
                row -> new Cursor(keyset.sortedBy("date") ? row.startsAt() : row.changedAt(), row.fhirId()));
    }

    @Transactional(readOnly = true)
    public Optional<AppointmentRow> byId(List<UUID> pair) {
        return sql.sql("select * from (%s) appointment where first_id = :first".formatted(EVERY_APPOINTMENT))
                .param("organization", Actor.current().organization())
                .param("anybody", false)
                .param("patients", List.of(pair.getLast()))
                .param("first", pair.getFirst())
                .optional(AppointmentRow.class);
    }
}
