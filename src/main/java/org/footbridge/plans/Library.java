package org.footbridge.plans;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Shipped;
import org.footbridge.platform.Sql;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Words of our own to start a plan from. They are changed in the plan until they are the person's. */
@Component
public class Library implements Shipped {

    /** One suggestion; instrument for objectives, modality for interventions. */
    public record Suggestion(String kind, String words, Optional<String> instrument, Optional<String> modality) {}

    private final Sql sql;
    private final Clock clock;
    private final JsonMapper json;

    Library(Sql sql, Clock clock, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    @Override
    @Transactional
    public void copy() {
        sql.batch(
                """
                insert into plans.library (organization_id, id, kind, words, instrument, modality, origin, added_at)
                values (:organization, :id, :kind, :words, :instrument::text, :modality::text, 'shipped', :now)
                on conflict (organization_id, kind, words) do nothing
                """,
                shipped(),
                one -> Map.of(
                        "organization", Actor.current().organization(),
                        "id", Id.fresh(clock.instant()),
                        "kind", one.kind(),
                        "words", one.words(),
                        "instrument", one.instrument(),
                        "modality", one.modality(),
                        "now", clock.instant()));
    }

    private List<Suggestion> shipped() {
        try (InputStream file = new ClassPathResource("plans/library.json").getInputStream()) {
            return json.readValue(file, new TypeReference<List<Suggestion>>() {});
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What the organization has, by kind and in alphabetical order. */
    @Transactional(readOnly = true)
    public List<Suggestion> all() {
        return sql.sql("""
                        select kind, words, instrument, modality
                          from plans.library
                         where organization_id = :organization
                         order by kind, words
                        """)
                .param("organization", Actor.current().organization())
                .list(Suggestion.class);
    }
}
