package org.footbridge.measures.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of instruments, in one statement however many answers there are. */
@Component
class InstrumentsQuery {

    private static final Map<String, String> ORDER = Map.of(
            "title", "lower(instrument.title)",
            "name", "instrument.name",
            "origin", "instrument.origin",
            "answered", "answered",
            "since", "instrument.installed_at");

    private final Sql sql;

    InstrumentsQuery(Sql sql) {
        this.sql = sql;
    }

    record Row(
            UUID id,
            String title,
            String name,
            String version,
            String origin,
            Instant installedAt,
            int minutes,
            int minimumAge,
            Optional<Integer> maximumAge,
            int answered,
            boolean current,
            boolean wordless) {}

    static boolean knows(String sort) {
        return ORDER.containsKey(sort.replaceFirst("^-", ""));
    }

    @Transactional(readOnly = true)
    List<Row> all(String search, String sort) {
        var column = ORDER.getOrDefault(sort.replaceFirst("^-", ""), "lower(instrument.title)");
        var order = column + (sort.startsWith("-") ? " desc" : "");
        return sql.sql("""
                        select instrument.id, instrument.title, instrument.name, instrument.version, instrument.origin,
                               instrument.installed_at,
                               (instrument.facts::jsonb ->> 'minutes')::int as minutes,
                               (instrument.facts::jsonb ->> 'minimumAge')::int as minimum_age,
                               (instrument.facts::jsonb ->> 'maximumAge')::int as maximum_age,
                               (select count(*)::int from measures.response
                                 where response.organization_id = instrument.organization_id
                                   and response.instrument_id = instrument.id) as answered,
                               not exists (select from measures.instrument newer
                                            where newer.organization_id = instrument.organization_id
                                              and newer.name = instrument.name
                                              and (newer.installed_at, newer.id) > (instrument.installed_at, instrument.id)) as current,
                               jsonb_path_exists(instrument.questionnaire::jsonb,
                                   '$.**.item[*] ? ((@.type == "choice" || @.type == "integer") && !exists(@.text))') as wordless
                          from measures.instrument
                         where instrument.organization_id = :organization
                           and (:search = '' or position(lower(:search) in lower(instrument.title || ' ' || instrument.name)) > 0)
                         order by %s, instrument.name, instrument.installed_at desc
                        """.formatted(order))
                .param("organization", Actor.current().organization())
                .param("search", search)
                .list(Row.class);
    }
}
