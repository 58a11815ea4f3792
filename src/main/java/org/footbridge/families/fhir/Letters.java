package org.footbridge.families.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.alerts.CommunicationSource;
import org.footbridge.families.FamilyLetters;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Keyset;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.Communication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What family wrote, as FHIR, once the team knows whom it is about. Row security decides who reads it: the program's own
 * software all of it, the person what the team let through, the writer and programs outside nothing.
 */
@Component
class Letters implements CommunicationSource {

    /** That a letter was sealed is told to software alone: a person might never have known that there was one. */
    private static final String KNOWN = """
            with known as (
                select letter.id, handling.participant_id, letter.written_at as at,
                       greatest(letter.written_at, handling.sorted_at, handling.shown_at) as updated_at, letter.regime,
                       false as in_error, letter.words, letter.at_stake, writer.name as writer,
                       (select near.contact_id from people.v_contacts_of near
                         where near.organization_id = letter.organization_id and near.contact_id = letter.contact_id
                           and near.participant_id = handling.participant_id
                           and exists (select from access.v_memberships door
                                        where door.organization_id = near.organization_id
                                          and door.person_id = near.contact_id)) as contact_id
                  from families.letter
                  join families.handling
                    on handling.organization_id = letter.organization_id and handling.letter_id = letter.id
                  join people.v_contacts writer
                    on writer.organization_id = letter.organization_id and writer.contact_id = letter.contact_id
                 where letter.organization_id = :organization and handling.participant_id is not null
                   and not exists (select from tasks.v_errors error
                                    where error.organization_id = letter.organization_id and error.thing_id = letter.id
                                      and error.sealed_at is not null)
                union all
                select error.thing_id, error.participant_id, error.sealed_at, error.sealed_at, 'part2', true, '', false, '', null
                  from tasks.v_errors error
                 where error.organization_id = :organization and error.thing = :thing and error.sealed_at is not null
                   and platform.kind() = 'client')
            select known.* from known
            """;

    private final Sql sql;

    Letters(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Found<Communication>> find(Criteria asked, Keyset keyset) {
        return sql
                .sql(KNOWN + """
                         where (:anybody or known.participant_id = any(:patients::uuid[]))
                           and (:anyId or known.id = any(:ids::uuid[]))
                           and known.at <@ :sent::tstzmultirange
                           and known.updated_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .param("thing", FamilyLetters.ERROR)
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("sent", asked.sent().instants())
                .param("updated", asked.lastUpdated().instants())
                .bind(keyset.parameters())
                .list(LetterRow.class)
                .stream()
                .map(row -> new Found<>(
                        Cursor.of(keyset.sortedBy("_lastUpdated") ? row.updatedAt() : row.at(), row.id()),
                        row.toFhir()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Communication> read(String id) {
        return FhirIds.uuid(id).flatMap(this::byId).map(LetterRow::toFhir);
    }

    private Optional<LetterRow> byId(UUID id) {
        return sql.sql(KNOWN + " where known.id = :id")
                .param("organization", Actor.current().organization())
                .param("thing", FamilyLetters.ERROR)
                .param("id", id)
                .optional(LetterRow.class);
    }
}
