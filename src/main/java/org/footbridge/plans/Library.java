package org.footbridge.plans;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Shipped;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problems, goals, objectives and interventions in our own words to start a plan from. Each organization edits its own
 * copies in versions and retires what it does not use; a plan keeps what it took.
 */
@Component
public class Library implements Shipped {

    private static final String SUBJECT = "plan library";
    private static final int LONGEST = 2000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final JsonMapper json;

    Library(Sql sql, Clock clock, Audit audit, Authorization authorization, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.json = json.rebuild()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
    }

    /** The file in the jar. */
    record Jar(int version, List<Entry> entries) {

        record Entry(
                String key,
                LibraryProblem.Area area,
                LibraryProblem.Ages ages,
                String problem,
                List<LibraryProblem.Goal> goals) {

            LibraryProblem content() {
                return new LibraryProblem(area, ages, problem, goals);
            }
        }
    }

    private record Kept(String key, UUID entryId, int number, Optional<Integer> shippedVersion, boolean touched) {}

    /**
     * Copies what the organization does not have. A newer text takes the place of an older one that nobody here edited, as
     * a version of its own; where somebody did, theirs stays.
     */
    @Override
    @Transactional
    public void copy() {
        var jar = jar();
        Map<String, Kept> kept = new HashMap<>();
        sql.sql("""
                        select key, entry_id, number, shipped_version, written_by is not null as touched
                          from plans.v_library
                         where organization_id = :organization and key is not null
                        """)
                .param("organization", Actor.current().organization())
                .list(Kept.class)
                .forEach(one -> kept.put(one.key(), one));
        var fresh = jar.entries().stream()
                .filter(one -> !kept.containsKey(one.key()))
                .map(one -> new Fresh(new LibraryEntryId(Id.fresh(clock.instant())), one))
                .toList();
        sql.batch(
                """
                insert into plans.library_entry (organization_id, id, key, origin, added_at)
                values (:organization, :id, :key, 'shipped', :now)
                """,
                fresh,
                one -> Map.of(
                        "organization",
                        Actor.current().organization(),
                        "id",
                        one.id(),
                        "key",
                        one.entry().key(),
                        "now",
                        clock.instant()));
        sql.batch(INSERT, fresh, one -> row(one.id(), 1, one.entry().content(), Optional.of(jar.version())));
        var newer = jar.entries().stream()
                .filter(one -> Optional.ofNullable(kept.get(one.key()))
                        .filter(old -> !old.touched() && old.shippedVersion().orElse(0) < jar.version())
                        .isPresent())
                .toList();
        sql.batch(INSERT, newer, one -> {
            var old = java.util.Objects.requireNonNull(kept.get(one.key()));
            return row(new LibraryEntryId(old.entryId()), old.number() + 1, one.content(), Optional.of(jar.version()));
        });
    }

    private record Fresh(LibraryEntryId id, Jar.Entry entry) {}

    private Jar jar() {
        try (InputStream file = new ClassPathResource("plans/library.json").getInputStream()) {
            return json.readValue(file, Jar.class);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static final String INSERT = """
            insert into plans.library_version (organization_id, id, entry_id, number, shipped_version, area, ages, problem, goals,
                                               words, written_at, written_by)
            values (:organization, :id, :entry, :number, :shipped::int, :area, :ages, :problem, :goals::jsonb, :words, :now,
                    :by::uuid)
            """;

    private Map<String, @Nullable Object> row(
            LibraryEntryId entry, int number, LibraryProblem content, Optional<Integer> shipped) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("organization", Actor.current().organization());
        row.put("id", Id.fresh(clock.instant()));
        row.put("entry", entry);
        row.put("number", number);
        row.put("shipped", shipped);
        row.put("area", content.area());
        row.put("ages", content.ages());
        row.put("problem", content.problem().strip());
        row.put("goals", json.writeValueAsString(content.goals()));
        row.put("words", content.allWords());
        row.put("now", clock.instant());
        row.put("by", shipped.isPresent() ? null : Actor.current().person());
        return row;
    }

    private record Row(
            UUID entryId,
            String origin,
            int number,
            Optional<Integer> shippedVersion,
            LibraryProblem.Area area,
            LibraryProblem.Ages ages,
            String problem,
            String goals,
            Instant writtenAt,
            Optional<String> writtenBy,
            Optional<Instant> retiredAt) {}

    /**
     * One version of a problem of the library.
     *
     * @param writtenBy empty for what came with Footbridge
     */
    public record Entry(
            LibraryEntryId id,
            boolean shipped,
            int number,
            Optional<Integer> shippedVersion,
            LibraryProblem content,
            Instant writtenAt,
            Optional<String> writtenBy,
            boolean retired) {}

    private Entry entry(Row row) {
        return new Entry(
                new LibraryEntryId(row.entryId()),
                row.origin().equals("shipped"),
                row.number(),
                row.shippedVersion(),
                new LibraryProblem(
                        row.area(),
                        row.ages(),
                        row.problem(),
                        json.readValue(row.goals(), new TypeReference<List<LibraryProblem.Goal>>() {})),
                row.writtenAt(),
                row.writtenBy(),
                row.retiredAt().isPresent());
    }

    /** Whether the bound actor may read it at all: who writes plans or runs the program. */
    public boolean mayRead() {
        return authorization.may(Permission.WRITE_CHART) || authorization.may(Permission.MANAGE_PROGRAM);
    }

    public boolean mayEdit() {
        return authorization.may(Permission.SIGN_CLINICAL) || authorization.may(Permission.MANAGE_PROGRAM);
    }

    private void requireToRead() {
        if (!mayRead()) {
            throw new NotYours();
        }
    }

    private void requireToEdit() {
        if (!mayEdit()) {
            throw new NotYours();
        }
    }

    /** Column a list is sorted by. */
    public enum Order {
        PROBLEM("lower(entry.problem)"),
        AREA("entry.area, lower(entry.problem)"),
        AGES("entry.ages, lower(entry.problem)"),
        CHANGED("entry.written_at desc, lower(entry.problem)");

        private final String by;

        Order(String by) {
            this.by = by;
        }
    }

    /**
     * What is looked for.
     *
     * @param words each of them must occur somewhere in it; blank finds all
     * @param area what fits a program of that kind, so what fits either too
     * @param ages as area
     * @param retired retired ones instead of those in use
     */
    public record Search(
            String words,
            Optional<LibraryProblem.Area> area,
            Optional<LibraryProblem.Ages> ages,
            boolean retired,
            Order order) {}

    /** One more than {@code most} says that there is a next page. */
    @Transactional(readOnly = true)
    public List<Entry> find(Search search, int skip, int most) {
        requireToRead();
        return sql
                .sql("""
                        select entry.entry_id, entry.origin, entry.number, entry.shipped_version, entry.area, entry.ages, entry.problem,
                               entry.goals::text as goals, entry.written_at, name.signed_name as written_by, entry.retired_at
                          from plans.v_library entry
                          left join staff.v_names name
                            on name.organization_id = entry.organization_id and name.staff_id = entry.written_by
                         where entry.organization_id = :organization and (entry.retired_at is not null) = :retired
                           and (:area::text is null or entry.area in (:area, 'both'))
                           and (:ages::text is null or entry.ages in (:ages, 'both'))
                           and (select bool_and(position(word in lower(entry.words)) > 0)
                                  from unnest(string_to_array(lower(:words), ' ')) word) is not false
                         order by %s
                         limit :most offset :skip
                        """.formatted(search.order().by))
                .param("organization", Actor.current().organization())
                .param("retired", search.retired())
                .param("area", search.area())
                .param("ages", search.ages())
                .param("words", search.words().strip().replaceAll("\\s+", " "))
                .param("most", most)
                .param("skip", skip)
                .list(Row.class)
                .stream()
                .map(this::entry)
                .toList();
    }

    /** All versions, newest first; never empty. */
    @Transactional(readOnly = true)
    public List<Entry> versions(LibraryEntryId id) {
        requireToRead();
        var found =
                sql
                        .sql("""
                        select version.entry_id, entry.origin, version.number, version.shipped_version, version.area, version.ages,
                               version.problem, version.goals::text as goals, version.written_at, name.signed_name as written_by,
                               entry.retired_at
                          from plans.library_version version
                          join plans.library_entry entry
                            on entry.organization_id = version.organization_id and entry.id = version.entry_id
                          left join staff.v_names name
                            on name.organization_id = version.organization_id and name.staff_id = version.written_by
                         where version.organization_id = :organization and version.entry_id = :id
                         order by version.number desc
                        """)
                        .param("organization", Actor.current().organization())
                        .param("id", id)
                        .list(Row.class)
                        .stream()
                        .map(this::entry)
                        .toList();
        if (found.isEmpty()) {
            throw new NotYours();
        }
        return found;
    }

    /** What came of writing. */
    public sealed interface Writing permits Written, NotWritten {}

    public record Written(LibraryEntryId id) implements Writing {}

    /** @param sentence for the page */
    public record NotWritten(String sentence) implements Writing {}

    /** A new problem of the organization's own. */
    @Transactional
    public Writing add(LibraryProblem content) {
        requireToEdit();
        var refused = refused(content);
        if (refused.isPresent()) {
            return refused.get();
        }
        var id = new LibraryEntryId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into plans.library_entry (organization_id, id, origin, added_at)
                        values (:organization, :id, 'own', :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .update();
        sql.batch(INSERT, List.of(content), one -> row(id, 1, one, Optional.empty()));
        audit.act(Act.CREATE, SUBJECT, id, List.of());
        return new Written(id);
    }

    /** @param read the number of the version the writer had before her */
    @Transactional
    public Writing write(LibraryEntryId id, int read, LibraryProblem content) {
        requireToEdit();
        lock(id);
        int last = versions(id).getFirst().number();
        if (last != read) {
            return new NotWritten("Somebody else changed it meanwhile; yours is kept below and not saved yet.");
        }
        var refused = refused(content);
        if (refused.isPresent()) {
            return refused.get();
        }
        sql.batch(INSERT, List.of(content), one -> row(id, last + 1, one, Optional.empty()));
        audit.act(Act.UPDATE, SUBJECT, id, List.of());
        return new Written(id);
    }

    /** Takes it out of what is offered, or back in. Nothing is deleted, and plans keep what they took. */
    @Transactional
    public void retire(LibraryEntryId id, boolean retired) {
        requireToEdit();
        lock(id);
        sql.sql(
                        "update plans.library_entry set retired_at = :at::timestamptz where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("at", retired ? Optional.of(clock.instant()) : Optional.empty())
                .update();
        audit.act(Act.UPDATE, SUBJECT, id, List.of(), retired ? "retired" : "in use again");
    }

    private void lock(LibraryEntryId id) {
        boolean there = sql.sql(
                        "select id from plans.library_entry where organization_id = :organization and id = :id for update")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(UUID.class)
                .isPresent();
        if (!there) {
            throw new NotYours();
        }
    }

    private static Optional<NotWritten> refused(LibraryProblem content) {
        if (content.allWords().lines().anyMatch(line -> line.length() > LONGEST)) {
            return Optional.of(new NotWritten("One of the texts is longer than %d letters.".formatted(LONGEST)));
        }
        return content.gaps().stream().findFirst().map(NotWritten::new);
    }
}
