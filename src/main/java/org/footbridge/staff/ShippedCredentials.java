package org.footbridge.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Shipped;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of credentials to choose from, and the rules about them that an organization starts with. */
@Component
public class ShippedCredentials implements Shipped {

    static final String WARN_DAYS = "credential-warn-days";

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    private final Sql sql;
    private final Clock clock;
    private final Content content;

    ShippedCredentials(Sql sql, Clock clock, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        try (var file = new ClassPathResource("staff/credentials.json").getInputStream()) {
            this.content = json.readValue(file, Content.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Content(List<Kind> kinds, List<Rule> rules) {}

    private record Rule(String name, String value, String source) {}

    /** @param signs what it usually lets sign; nothing where states differ, so that the director says it */
    public record Kind(String kind, String title, @Nullable Signs signs, boolean prescribes) {}

    /** In the order they are offered. */
    public List<Kind> kinds() {
        return content.kinds();
    }

    /** What holds where an organization has no row of that name. */
    String value(String rule) {
        return content.rules().stream()
                .filter(one -> one.name().equals(rule))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Override
    @Transactional
    public void copy() {
        content.rules()
                .forEach(rule -> sql.sql("""
                        insert into staff.rule (organization_id, id, name, value, source, starts_on, created_at)
                        select :organization, :id, :name, :value, :source, :since, :now
                         where not exists (select from staff.rule where organization_id = :organization and name = :name)
                        """)
                        .param("organization", Actor.current().organization())
                        .param("id", Id.fresh(clock.instant()))
                        .param("name", rule.name())
                        .param("value", rule.value())
                        .param("source", rule.source())
                        .param("since", SINCE)
                        .param("now", clock.instant())
                        .update());
    }
}
