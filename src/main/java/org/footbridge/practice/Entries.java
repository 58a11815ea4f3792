package org.footbridge.practice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person's entries, each sealed whole with the person's key. What is done with one stands in the person's own log and
 * in no other (CARE 17, ADR 18).
 */
@Component
public class Entries {

    private final Sql sql;
    private final Clock clock;
    private final JsonMapper json;
    private final Tools tools;
    private final PersonKeys keys;
    private final OwnLog log;

    Entries(Sql sql, Clock clock, JsonMapper json, Tools tools, PersonKeys keys, OwnLog log) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
        this.tools = tools;
        this.keys = keys;
        this.log = log;
    }

    /** What is sealed; the row around it says nothing. */
    private record Inside(
            String tool,
            Instant begunAt,
            Map<String, String> answers,
            @Nullable Map<String, String> draft) {}

    private record Row(EntryId id, int version, byte[] sealed) {}

    /** What came of saving. */
    public sealed interface Saving {

        record Saved(Entry entry) implements Saving {}

        /** Nothing was noted. */
        record Blank() implements Saving {}

        /** It was changed elsewhere meanwhile; neither text is lost. */
        record Conflict(Entry theirs) implements Saving {}

        /** Something that no form of ours sends. */
        record Unreadable(String field) implements Saving {}
    }

    /** Saved ones and begun ones, the newest first. */
    @Transactional(readOnly = true)
    public List<Entry> all() {
        var me = me();
        var key = keys.find(me);
        if (key.isEmpty()) {
            return List.of();
        }
        return sql
                .sql("""
                        select id, version, sealed from practice.entry
                         where organization_id = :organization and participant_id = :me
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .list((row, _) -> row(row.getObject("id", UUID.class), row.getInt("version"), row.getBytes("sealed")))
                .stream()
                .map(row -> open(row, key.get(), me))
                .sorted(Comparator.comparing(Entry::begunAt).reversed())
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Entry> find(EntryId id) {
        var me = me();
        return keys.find(me).flatMap(key -> row(id, me, "").map(row -> open(row, key, me)));
    }

    /**
     * Keeps what was noted, with its line in the own log.
     *
     * @param id of the form: saving the same twice saves once
     * @param read the version the form was filled from, 0 for a new one
     */
    @Transactional
    public Saving save(EntryId id, Tool tool, int read, Map<String, String> typed) {
        var wrong = unreadable(tool, typed);
        if (wrong.isPresent()) {
            return new Saving.Unreadable(wrong.get());
        }
        var answers = answers(tool, typed);
        if (answers.isEmpty()) {
            return new Saving.Blank();
        }
        var me = me();
        var key = keys.hold(me);
        var stands = row(id, me, "for update").map(row -> open(row, key, me));
        if (stands.isPresent() && stands.get().isSaved() && stands.get().version() != read) {
            return stands.get().answers().equals(answers)
                    ? new Saving.Saved(stands.get())
                    : new Saving.Conflict(stands.get());
        }
        var begun = stands.map(Entry::begunAt).orElse(clock.instant());
        int version = stands.map(Entry::version).orElse(0) + 1;
        store(id, me, key, version, stands.isPresent(), new Inside(tool.key(), begun, answers, null));
        log.add(me, key, version == 1 ? OwnLog.What.WRITTEN : OwnLog.What.CHANGED, tool.key());
        return new Saving.Saved(new Entry(id, tool.key(), version, begun, answers, Optional.empty()));
    }

    /** Keeps what is being typed, sealed like the rest; nothing of it is saved until the person saves. */
    @Transactional
    public void keep(EntryId id, Tool tool, Map<String, String> typed) {
        if (unreadable(tool, typed).isPresent()) {
            return;
        }
        var me = me();
        var key = keys.hold(me);
        var stands = row(id, me, "for update").map(row -> open(row, key, me));
        store(
                id,
                me,
                key,
                stands.map(Entry::version).orElse(0),
                stands.isPresent(),
                new Inside(
                        tool.key(),
                        stands.map(Entry::begunAt).orElse(clock.instant()),
                        stands.map(Entry::answers).orElse(Map.of()),
                        answers(tool, typed)));
    }

    /** Gone for good; what was shared of it stays with the team. Deleting twice deletes once. */
    @Transactional
    public void delete(EntryId id) {
        var me = me();
        var key = keys.hold(me);
        var stands = row(id, me, "for update").map(row -> open(row, key, me));
        if (stands.isEmpty()) {
            return;
        }
        sql.sql("delete from practice.waiting where organization_id = :organization and entry_id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .update();
        sql.sql("delete from practice.entry where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .update();
        log.add(me, key, OwnLog.What.DELETED, stands.get().tool());
    }

    /** The person at her own login; never somebody recognized at a shared tablet. */
    static ParticipantId me() {
        var actor = Actor.current();
        if (actor.kind() != Actor.Kind.PARTICIPANT || actor.account() == null || actor.person() == null) {
            throw new NotYours();
        }
        return new ParticipantId(actor.person());
    }

    private Optional<Row> row(EntryId id, ParticipantId me, String lock) {
        return sql.sql("""
                        select id, version, sealed from practice.entry
                         where organization_id = :organization and participant_id = :me and id = :id
                        """ + lock)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("id", id)
                .optional((row, _) ->
                        row(row.getObject("id", UUID.class), row.getInt("version"), row.getBytes("sealed")));
    }

    private static Row row(UUID id, int version, byte[] sealed) {
        return new Row(new EntryId(id), version, sealed);
    }

    private void store(EntryId id, ParticipantId me, Keys key, int version, boolean stands, Inside inside) {
        var text = stands ? """
                        update practice.entry set version = :version, sealed = :sealed
                         where organization_id = :organization and participant_id = :me and id = :id
                        """ : """
                        insert into practice.entry (organization_id, id, participant_id, version, sealed)
                        values (:organization, :id, :me, :version, :sealed)
                        on conflict do nothing
                        """;
        int kept = sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("version", version)
                .param(
                        "sealed",
                        key.seal(
                                json.writeValueAsString(inside).getBytes(StandardCharsets.UTF_8),
                                context(id, me, version)))
                .update();
        if (kept == 0) {
            throw new NotYours();
        }
    }

    private Entry open(Row row, Keys key, ParticipantId me) {
        var inside = json.readValue(
                new String(key.open(row.sealed(), context(row.id(), me, row.version())), StandardCharsets.UTF_8),
                Inside.class);
        return new Entry(
                row.id(),
                inside.tool(),
                row.version(),
                inside.begunAt(),
                inside.answers(),
                Optional.ofNullable(inside.draft()));
    }

    private static String context(EntryId id, ParticipantId me, int version) {
        return PersonKeys.context("entry", me) + "/" + id.value() + "/" + version;
    }

    private static Optional<String> unreadable(Tool tool, Map<String, String> typed) {
        return tool.fields().stream()
                .filter(field ->
                        !field.takes(typed.getOrDefault(field.key(), "").strip()))
                .map(Tool.Field::key)
                .findFirst();
    }

    private static Map<String, String> answers(Tool tool, Map<String, String> typed) {
        var answers = new TreeMap<String, String>();
        for (var field : tool.fields()) {
            var answer = typed.getOrDefault(field.key(), "").strip();
            if (!answer.isEmpty()) {
                answers.put(field.key(), answer);
            }
        }
        return answers;
    }
}
