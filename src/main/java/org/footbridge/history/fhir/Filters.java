package org.footbridge.history.fhir;

import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks of single columns: one condition for each parameter that was given. Columns are constants of our
 * code; what a caller sent is bound. A row that has nothing in the column never passes.
 */
final class Filters {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** One of FHIR's own words, of which {@code words} are all there are. */
    Filters word(String column, @Nullable TokenAndListParam asked, String system, List<String> words) {
        if (asked != null) {
            var name = bind(TokenQuery.of(asked).among(words, word -> new Coding(system, word, null)));
            conditions.add("%s = any(:%s::text[])".formatted(column, name));
        }
        return this;
    }

    /** A code of one system, of which rows may have any. */
    Filters code(String column, TokenQuery asked, String system) {
        if (!asked.isOpen()) {
            var systems = bind(asked.systems());
            var codes = bind(asked.codes());
            conditions.add("""
                    exists (select from unnest(:%s::text[], :%s::text[]) as asked (system, code)
                             where asked.system in ('*', '%s') and asked.code in ('*', %s))
                    """.formatted(systems, codes, system, column));
        }
        return this;
    }

    /** Several of FHIR's own words in one column, with blanks between. */
    Filters wordOfSeveral(String column, @Nullable TokenAndListParam asked, String system, List<String> words) {
        if (asked != null) {
            var name = bind(TokenQuery.of(asked).among(words, word -> new Coding(system, word, null)));
            conditions.add("string_to_array(%s, ' ') && :%s::text[]".formatted(column, name));
        }
        return this;
    }

    /** Concepts as they were sent, in a list; one coding of one of them is enough. */
    Filters concepts(String column, @Nullable TokenAndListParam asked) {
        if (asked != null) {
            var tokens = TokenQuery.of(asked);
            var systems = bind(tokens.systems());
            var codes = bind(tokens.codes());
            conditions.add("""
                    exists (select from jsonb_array_elements(%s) concept,
                                        jsonb_to_recordset(concept -> 'codes') as sent (system text, code text),
                                        unnest(:%s::text[], :%s::text[]) as asked (system, code)
                             where (asked.system = '*' or asked.system = coalesce(sent.system, ''))
                               and (asked.code = '*' or asked.code = sent.code))
                    """.formatted(column, systems, codes));
        }
        return this;
    }

    Filters date(String column, @Nullable DateAndListParam asked) {
        return date(column, DateWindow.of(asked, ZoneOffset.UTC));
    }

    Filters date(String column, DateWindow asked) {
        if (!asked.isOpen()) {
            var name = bind(asked.instants());
            conditions.add("%s <@ :%s::tstzmultirange".formatted(column, name));
        }
        return this;
    }

    private String bind(Object value) {
        var name = "filter" + values.size();
        values.put(name, value);
        return name;
    }

    /** Ready to follow other conditions. */
    String sql() {
        var text = new StringBuilder();
        conditions.forEach(condition -> text.append(" and ").append(condition).append('\n'));
        return text.toString();
    }

    Sql.Statement bindTo(Sql.Statement statement) {
        var bound = statement;
        for (var value : values.entrySet()) {
            bound = bound.param(value.getKey(), value.getValue());
        }
        return bound;
    }
}
