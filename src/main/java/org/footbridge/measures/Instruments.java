package org.footbridge.measures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Shipped;
import org.footbridge.platform.Sql;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The instruments an organization has, copied from what is shipped with origin and version. */
@Component
public class Instruments implements Shipped {

    static final List<InstrumentName> SHIPPED = Stream.of(
                    "PHQ9",
                    "PHQ2",
                    "PHQA",
                    "GAD7",
                    "PCL5",
                    "PCL5WEEK",
                    "AUDIT",
                    "AUDITC",
                    "BAM",
                    "BAMR",
                    "BAMIOP",
                    "CSSRS",
                    "CSSRSSINCE",
                    "CRAVING",
                    "BELONGING",
                    "CONFIDENCE",
                    "FUNCTIONING",
                    "SESSION",
                    "SATISFACTION")
            .map(InstrumentName::new)
            .toList();

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final InstrumentFile file;
    private final Map<InstrumentId, Instrument> read = new ConcurrentHashMap<>(); // rows never change

    Instruments(Sql sql, Clock clock, Audit audit, InstrumentFile file) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.file = file;
    }

    /** Copies the shipped instruments into the bound organization; a version it has stays as it is. */
    @Override
    @Transactional
    public void copy() {
        for (var name : SHIPPED) {
            var questionnaire = shipped(name, "questionnaire");
            var facts = shipped(name, "facts");
            var parsed = file.questionnaire(questionnaire);
            var id = new InstrumentId(Id.fresh(clock.instant()));
            int installed = sql.sql("""
                            insert into measures.instrument (organization_id, id, name, version, title, questionnaire, facts, origin,
                                                             installed_at)
                            values (:organization, :id, :name, :version, :title, :questionnaire, :facts, 'shipped', :now)
                            on conflict (organization_id, name, version) do nothing
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", id)
                    .param("name", name.value())
                    .param("version", parsed.getVersion())
                    .param("title", parsed.getTitle())
                    .param("questionnaire", questionnaire)
                    .param("facts", facts)
                    .param("now", clock.instant())
                    .update();
            if (installed == 1) {
                audit.act(Act.CONFIGURE, "instrument", id, List.of());
            }
        }
    }

    private static String shipped(InstrumentName name, String part) {
        try {
            return new ClassPathResource("instruments/%s.%s.json".formatted(name, part))
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private record Row(UUID id, String name, String version, String title, String questionnaire, String facts) {}

    /** The newest version of an instrument; empty where the organization does not have it. */
    @Transactional(readOnly = true)
    public Optional<Instrument> current(InstrumentName name) {
        return sql.sql("""
                        select id
                          from measures.instrument
                         where organization_id = :organization and name = :name
                         order by installed_at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("name", name.value())
                .optional(UUID.class)
                .map(id -> byId(new InstrumentId(id)));
    }

    /** The newest version of each instrument, by name. */
    @Transactional(readOnly = true)
    public List<Instrument> all() {
        return sql.sql("""
                        select distinct on (name) id
                          from measures.instrument
                         where organization_id = :organization
                         order by name, installed_at desc, id desc
                        """).param("organization", Actor.current().organization()).list(UUID.class).stream()
                .map(id -> byId(new InstrumentId(id)))
                .toList();
    }

    /** Every version of an instrument, the newest first. */
    @Transactional(readOnly = true)
    public List<Instrument> versions(InstrumentName name) {
        return sql
                .sql("""
                        select id
                          from measures.instrument
                         where organization_id = :organization and name = :name
                         order by installed_at desc, id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("name", name.value())
                .list(UUID.class)
                .stream()
                .map(id -> byId(new InstrumentId(id)))
                .toList();
    }

    /** That very version, whatever came later. */
    @Transactional(readOnly = true)
    public Instrument byId(InstrumentId id) {
        var known = read.get(id);
        if (known != null) {
            return known;
        }
        var row = sql.sql("""
                        select id, name, version, title, questionnaire, facts
                          from measures.instrument
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .single(Row.class);
        var instrument = instrument(row);
        read.put(id, instrument);
        return instrument;
    }

    private Instrument instrument(Row row) {
        return file.read(
                new InstrumentId(row.id()),
                new InstrumentName(row.name()),
                row.version(),
                row.title(),
                row.questionnaire(),
                row.facts());
    }
}
