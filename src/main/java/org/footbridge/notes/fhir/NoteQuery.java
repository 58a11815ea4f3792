package org.footbridge.notes.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.notes.DocumentSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes as DocumentReference: locked ones, and of sealed ones only that they were entered in error (CARE 12). */
@Component
class NoteQuery implements DocumentSource {

    private static final String LOCKED = """
            with doc as (
                select note.id, note.participant_id, 'current' as state, note.kind, note.title, note.starts_at, note.ends_at,
                       note.locked_at as signed_at,
                       greatest(note.locked_at, (select max(addendum.written_at) from notes.addendum
                                                  where addendum.organization_id = note.organization_id
                                                    and addendum.note_id = note.id)) as changed_at,
                       note.session_id, note.regime, note.late_entry, author.signed_name as author,
                       coalesce(shared.lesson, note.focus) as lesson, coalesce(shared.interventions, note.interventions) as interventions,
                       note.response, note.progress, note.risk, note.plan, note.own_line,
                       array(select objective.statement
                               from notes.v_toward toward
                               join plans.v_objectives objective
                                 on objective.organization_id = toward.organization_id
                                and objective.objective_id = toward.objective_id
                              where toward.organization_id = note.organization_id and toward.note_id = note.id
                              order by objective.place) as toward,
                       array(select to_char(addendum.written_at at time zone 'UTC', 'YYYY-MM-DD') || ', ' || writer.signed_name || ': '
                                    || addendum.words
                               from notes.addendum
                               join staff.v_names writer
                                 on writer.organization_id = addendum.organization_id and writer.staff_id = addendum.author_id
                              where addendum.organization_id = note.organization_id and addendum.note_id = note.id
                              order by addendum.written_at, addendum.id) as addenda,
                       exists (select from attendance.v_attendance attended
                                where attended.organization_id = note.organization_id and attended.session_id = note.session_id
                                  and attended.participant_id = note.participant_id and attended.closed_at is not null
                                  and attended.minutes > 0) as was_there
                  from notes.note
                  join staff.v_names author on author.organization_id = note.organization_id and author.staff_id = note.author_id
                  left join notes.shared_part shared
                    on shared.organization_id = note.organization_id and shared.session_id = note.session_id
                 where note.organization_id = :organization and note.locked_at is not null
                   and not notes.is_sealed(note.organization_id, note.id)
                union all
                select error.note_id, error.participant_id, 'entered_in_error', '', '', null, null, error.sealed_at, error.sealed_at,
                       null, error.regime, false, '', '', '', '', '', '', '', '', array[]::text[], array[]::text[], false
                  from notes.error
                 where error.organization_id = :organization and error.sealed_at is not null)
            select * from doc
            """;

    private final Sql sql;

    NoteQuery(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DocumentReference> read(String id) {
        return FhirIds.uuid(id).flatMap(this::byId).map(NoteRow::toFhir);
    }

    private Optional<NoteRow> byId(UUID id) {
        return sql.sql(LOCKED + " where doc.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(NoteRow.class);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<DocumentReference>> find(Criteria asked, Keyset keyset) {
        boolean ours = asked.category().includes(NoteRow.CATEGORIES, NoteRow.CLINICAL_NOTE)
                && asked.type().includes(NoteRow.LOINC, NoteRow.PROGRESS_NOTE);
        return sql
                .sql(LOCKED + """
                         where (:anybody or doc.participant_id = any(:patients::uuid[]))
                           and (:anyId or doc.id = any(:ids::uuid[]))
                           and doc.state = any(:states::text[])
                           and doc.signed_at <@ :dates::tstzmultirange
                           and doc.changed_at <@ :updated::tstzmultirange
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
                                ? asked.status().among(NoteRow.State.class, NoteRow.State::coding)
                                : List.<NoteRow.State>of())
                .param("dates", asked.date().instants())
                .param("updated", asked.lastUpdated().instants())
                .bind(keyset.parameters())
                .list(NoteRow.class)
                .stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("date") ? row.signedAt() : row.changedAt(), row.id()), row.toFhir()))
                .toList();
    }
}
