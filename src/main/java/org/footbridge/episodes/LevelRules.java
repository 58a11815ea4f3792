package org.footbridge.episodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Shipped;
import org.footbridge.platform.Sql;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The dated table of statements that lead from ratings to a level. A change is a new row from a date. */
@Component
public class LevelRules implements Shipped {

    private static final TypeReference<List<LevelRule.Term>> TERMS = new TypeReference<>() {};

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final JsonMapper json;

    LevelRules(Sql sql, Clock clock, Audit audit, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.json = json;
    }

    /** The rules of a day, lowest rank first. */
    @Transactional(readOnly = true)
    public List<LevelRule> on(LocalDate day) {
        return versions(day).stream().filter(LevelRule::inForce).toList();
    }

    /** Everything ever written, newest first, for the page that shows how a rule came to be. */
    @Transactional(readOnly = true)
    public List<LevelRule> history(String name) {
        return sql
                .sql("""
                        select name, rank, statement, facts::text as facts, level, in_force, source, starts_on
                          from episodes.level_rule
                         where organization_id = :organization and name = :name
                         order by starts_on desc, id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("name", name)
                .list(Row.class)
                .stream()
                .map(this::read)
                .toList();
    }

    /** From its day on this row stands in the place of earlier ones of the same name. */
    @Transactional
    public Answer write(LevelRule rule) {
        if (!rule.name().matches("[a-z][a-z0-9-]{1,60}")) {
            return Answer.Refused.because(
                    "The short name uses small letters, digits and hyphens, such as “withdrawal-risk”.");
        }
        if (rule.statement().isBlank()) {
            return Answer.Refused.because("Please write the statement as a sentence.");
        }
        if (rule.facts().isEmpty()) {
            return Answer.Refused.because("A rule needs at least one fact.");
        }
        if (rule.source().isBlank()) {
            return Answer.Refused.because("Please say where the statement comes from.");
        }
        insert(rule);
        audit.act(Act.CONFIGURE, "level rule", null, List.of(), rule.name());
        return new Answer.Done();
    }

    private record ShippedRules(String source, List<ShippedRule> rules) {}

    private record ShippedRule(String name, int rank, String statement, Level level, List<LevelRule.Term> facts) {}

    @Override
    @Transactional
    public void copy() {
        boolean any = sql.sql("select exists (select from episodes.level_rule where organization_id = :organization)")
                .param("organization", Actor.current().organization())
                .single(Boolean.class);
        if (any) {
            return;
        }
        ShippedRules shipped;
        try (var file = new ClassPathResource("episodes/level-rules.json").getInputStream()) {
            shipped = json.readValue(file, ShippedRules.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        shipped.rules()
                .forEach(rule -> insert(new LevelRule(
                        rule.name(),
                        rule.rank(),
                        rule.statement(),
                        rule.facts(),
                        rule.level(),
                        true,
                        shipped.source(),
                        LocalDate.of(2020, 1, 1))));
        audit.act(Act.CONFIGURE, "level rules", null, List.of(), "shipped");
    }

    private record Row(
            String name,
            int rank,
            String statement,
            String facts,
            Level level,
            boolean inForce,
            String source,
            LocalDate startsOn) {}

    private List<LevelRule> versions(LocalDate day) {
        return sql
                .sql("""
                        select *
                          from (select distinct on (name) name, rank, statement, facts::text as facts, level, in_force, source,
                                       starts_on
                                  from episodes.level_rule
                                 where organization_id = :organization and starts_on <= :day
                                 order by name, starts_on desc, id desc) as newest
                         order by rank, name
                        """)
                .param("organization", Actor.current().organization())
                .param("day", day)
                .list(Row.class)
                .stream()
                .map(this::read)
                .toList();
    }

    private LevelRule read(Row row) {
        return new LevelRule(
                row.name(),
                row.rank(),
                row.statement(),
                json.readValue(row.facts(), TERMS),
                row.level(),
                row.inForce(),
                row.source(),
                row.startsOn());
    }

    private void insert(LevelRule rule) {
        sql.sql("""
                        insert into episodes.level_rule (organization_id, id, name, rank, statement, facts, level, in_force, source,
                                                         starts_on, created_at, created_by)
                        values (:organization, :id, :name, :rank, :statement, :facts::jsonb, :level, :inForce, :source,
                                :startsOn, :now, :by)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("name", rule.name())
                .param("rank", rule.rank())
                .param("statement", rule.statement())
                .param("facts", json.writeValueAsString(rule.facts()))
                .param("level", rule.level())
                .param("inForce", rule.inForce())
                .param("source", rule.source())
                .param("startsOn", rule.startsOn())
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
    }
}
