package org.footbridge.people.fhir;

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

/** Looks participants up as FHIR asks for them. */
@Component
class PatientQuery {

    private static final String COLUMNS = """
            id, updated_at, version, given_name, family_name, chosen_name, birth_date, gender, language, phone, email,
            address_line, city, state, postal_code, died_on
            """;

    private final Sql sql;

    PatientQuery(Sql sql) {
        this.sql = sql;
    }

    /** A word of a name; it stands at a word's beginning, case ignored, unless {@code exact} or {@code contains} say else. */
    record Word(String text, How how) {
        enum How {
            BEGINS,
            CONTAINS,
            EXACT
        }
    }

    /**
     * What a search asks.
     *
     * @param names for each time the parameter was given, the words of which one must be in the name
     * @param genders empty when not asked for
     */
    record Asked(
            ReferenceQuery ids,
            List<List<Word>> names,
            List<List<Word>> families,
            List<List<Word>> givens,
            boolean anyGender,
            List<String> genders,
            boolean anyIdentifier,
            List<UUID> identifiers,
            boolean anyBirth,
            DateWindow birth,
            boolean anyDeath,
            DateWindow death,
            DateWindow lastUpdated) {}

    @Transactional(readOnly = true)
    Optional<PatientRow> byId(UUID id) {
        return sql.sql("select " + COLUMNS
                        + " from people.participant where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(PatientRow.class);
    }

    @Transactional(readOnly = true)
    Page<PatientRow> page(Asked asked, Keyset keyset) {
        var rows = sql.sql("""
                        select %s
                          from people.participant
                         where organization_id = :organization
                           and (:anyId or id = any(:ids::uuid[]))
                           and (:anyIdentifier or id = any(:identifiers::uuid[]))
                           and (:anyGender or coalesce(gender, 'unknown') = any(:genders::text[]))
                           and (:anyBirth or birth_date::timestamp at time zone 'UTC' <@ :birth::tstzmultirange)
                           and (:anyDeath or died_on::timestamp at time zone 'UTC' <@ :death::tstzmultirange)
                           and updated_at >= :updatedFrom and updated_at < :updatedUntil
                           and updated_at <@ :updated::tstzmultirange
                           %s
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(COLUMNS, conditions(asked), keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.ids().as("anyId", "ids"))
                .param("anyIdentifier", asked.anyIdentifier())
                .param("identifiers", asked.identifiers())
                .param("anyGender", asked.anyGender())
                .param("genders", asked.genders())
                .param("anyBirth", asked.anyBirth())
                .param("birth", asked.birth().instants())
                .param("anyDeath", asked.anyDeath())
                .param("death", asked.death().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters());
        rows = bind(rows, "name", asked.names());
        rows = bind(rows, "family", asked.families());
        rows = bind(rows, "given", asked.givens());
        return Page.of(rows.list(PatientRow.class), keyset, row -> Cursor.of(row.updatedAt(), row.id()));
    }

    /** One condition for each time a parameter was given; the texts themselves are bound. */
    private static String conditions(Asked asked) {
        var text = new StringBuilder();
        add(
                text,
                "name",
                "concat_ws(' ', given_name, family_name, chosen_name)",
                asked.names().size());
        add(text, "family", "family_name", asked.families().size());
        add(
                text,
                "given",
                "concat_ws(' ', given_name, chosen_name)",
                asked.givens().size());
        return text.toString();
    }

    private static void add(StringBuilder text, String parameter, String column, int times) {
        for (int number = 0; number < times; number++) {
            text.append("""
                    and exists (select from unnest(:%1$s%2$d::text[], :%1$show%2$d::text[]) as asked (part, how)
                                 where case asked.how
                                       when 'exact' then asked.part = any(string_to_array(%3$s, ' ') || (%3$s))
                                       when 'contains' then strpos(lower(%3$s), lower(asked.part)) > 0
                                       else strpos(' ' || lower(%3$s), ' ' || lower(asked.part)) > 0 end)
                    """.formatted(parameter, number, column));
        }
    }

    private static Sql.Statement bind(Sql.Statement statement, String parameter, List<List<Word>> values) {
        for (int number = 0; number < values.size(); number++) {
            statement.param(
                    parameter + number,
                    values.get(number).stream().map(Word::text).toList());
            statement.param(
                    parameter + "how" + number,
                    values.get(number).stream().map(Word::how).toList());
        }
        return statement;
    }
}
