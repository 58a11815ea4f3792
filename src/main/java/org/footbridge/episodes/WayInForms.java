package org.footbridge.episodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Shipped;
import org.footbridge.platform.Sql;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What screenings and assessments ask: shipped, copied to the organization, and kept version by version. */
@Component
class WayInForms implements Shipped {

    private static final String ORIGIN = "footbridge 2026-11";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final JsonMapper json;

    WayInForms(Sql sql, Clock clock, Audit audit, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.json = json;
    }

    /** A version of a form, with the id its answers refer to. */
    record Version<T>(UUID id, T form) {}

    @Override
    @Transactional
    public void copy() {
        int copied = copy(
                        "screening",
                        json.readTree(read("screening")).get("version").asInt())
                + copy(
                        "assessment",
                        json.readTree(read("assessment")).get("version").asInt());
        if (copied > 0) {
            audit.act(Act.CONFIGURE, "forms of the way in", null, List.of(), ORIGIN);
        }
    }

    Version<ScreeningForm> screening() {
        return current("screening", ScreeningForm.class);
    }

    Version<AssessmentForm> assessment() {
        return current("assessment", AssessmentForm.class);
    }

    ScreeningForm screeningForm(String content) {
        return json.readValue(content, ScreeningForm.class);
    }

    AssessmentForm assessmentForm(String content) {
        return json.readValue(content, AssessmentForm.class);
    }

    private record Row(UUID id, String content) {}

    private <T> Version<T> current(String name, Class<T> type) {
        var row = sql.sql("""
                        select id, content::text as content
                          from episodes.form
                         where organization_id = :organization and name = :name and starts_on <= :today
                         order by version desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("name", name)
                .param("today", LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC))
                .optional(Row.class)
                .orElseThrow(() -> new IllegalStateException(
                        "This organization has no %s form.\nMaybe its shipped content was never copied: Shipped.copy."
                                .formatted(name)));
        return new Version<>(row.id(), json.readValue(row.content(), type));
    }

    private int copy(String name, int version) {
        return sql.sql("""
                        insert into episodes.form (organization_id, id, name, version, content, origin, starts_on, created_at)
                        values (:organization, :id, :name, :version, :content::jsonb, :origin, :startsOn, :now)
                        on conflict (organization_id, name, version) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("name", name)
                .param("version", version)
                .param("content", read(name))
                .param("origin", ORIGIN)
                .param("startsOn", LocalDate.of(2020, 1, 1))
                .param("now", clock.instant())
                .update();
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("episodes/" + name + ".json")
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
