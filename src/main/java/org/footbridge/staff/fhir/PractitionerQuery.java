package org.footbridge.staff.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks staff up as FHIR asks for them. */
@Component
class PractitionerQuery {

    private static final String ROWS = """
            select member.id, member.given_name, member.family_name,
                   (member.left_on is null and not exists (
                       select from access.v_memberships gone
                        where gone.organization_id = member.organization_id and gone.person_id = member.id
                          and gone.ended_at is not null)) as active,
                   greatest(member.created_at, held.changed_at) as updated_at, held.changes as version, held.held
              from staff.member
              cross join lateral (
                   select coalesce(json_agg(json_build_object(
                              'kind', kind, 'state', state, 'number', number, 'from', starts_on,
                              'until', least(expires_on, ended_on)) order by recorded_at, id), '[]')::text as held,
                          max(changed_at) as changed_at, (1 + count(*) + count(ended_on))::int as changes
                     from staff.credential
                    where credential.organization_id = member.organization_id and credential.staff_id = member.id) held
             where member.organization_id = :organization
            """;

    private final Sql sql;

    PractitionerQuery(Sql sql) {
        this.sql = sql;
    }

    /** A word of a name; it stands at a word's beginning, case ignored, unless {@code how} says exact or contains. */
    record Word(String text, String how) {}

    /** @param names for each time the parameter was given, the words of which one must be in the name */
    record Asked(
            ReferenceQuery ids,
            List<List<Word>> names,
            boolean anyIdentifier,
            List<UUID> identifiers,
            DateWindow lastUpdated) {}

    @Transactional(readOnly = true)
    Optional<PractitionerRow> byId(UUID id) {
        return sql.sql(ROWS + " and member.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(PractitionerRow.class);
    }

    @Transactional(readOnly = true)
    Page<PractitionerRow> page(Asked asked, Keyset keyset) {
        var names = new StringBuilder();
        for (int number = 0; number < asked.names().size(); number++) {
            names.append("""
                    and exists (select from unnest(:name%1$d::text[], :how%1$d::text[]) as asked (part, how)
                                 where case asked.how
                                       when 'exact' then asked.part in (given_name, family_name, given_name || ' ' || family_name)
                                       when 'contains' then strpos(lower(given_name || ' ' || family_name), lower(asked.part)) > 0
                                       else strpos(' ' || lower(given_name || ' ' || family_name), ' ' || lower(asked.part)) > 0 end)
                    """.formatted(number));
        }
        var rows = sql.sql("""
                        select * from (%s) known
                         where (:anyId or id = any(:ids::uuid[]))
                           and (:anyIdentifier or id = any(:identifiers::uuid[]))
                           and updated_at >= :updatedFrom and updated_at < :updatedUntil
                           and updated_at <@ :updated::tstzmultirange
                           %s
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(ROWS, names, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.ids().as("anyId", "ids"))
                .param("anyIdentifier", asked.anyIdentifier())
                .param("identifiers", asked.identifiers())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters());
        for (int number = 0; number < asked.names().size(); number++) {
            var words = asked.names().get(number);
            rows = rows.param("name" + number, words.stream().map(Word::text).toList())
                    .param("how" + number, words.stream().map(Word::how).toList());
        }
        return Page.of(rows.list(PractitionerRow.class), keyset, row -> Cursor.of(row.updatedAt(), row.id()));
    }
}
