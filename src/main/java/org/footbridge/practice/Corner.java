package org.footbridge.practice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is in a person's corner: hers alone, sealed in one piece with her key like her entries, noted in her own log and in
 * no other (CARE 17, ADR 18).
 */
@Component
public class Corner {

    /** As the own log names it. */
    public static final String LOGGED = "corner";

    /** As many as a picture of them can hold. */
    static final int MOST = 24;

    private final Sql sql;
    private final JsonMapper json;
    private final PersonKeys keys;
    private final OwnLog log;

    Corner(Sql sql, JsonMapper json, PersonKeys keys, OwnLog log) {
        this.sql = sql;
        this.json = json;
        this.keys = keys;
        this.log = log;
    }

    private record Inside(List<Near> people) {}

    /** @param version 0 where nothing is kept */
    private record Stands(int version, List<Near> people) {

        Optional<Near> find(UUID id) {
            return people.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        List<Near> without(UUID id) {
            return people.stream().filter(one -> !one.id().equals(id)).toList();
        }
    }

    /** What came of keeping somebody. */
    public sealed interface Keeping {

        record Kept(Near near) implements Keeping {}

        /** It was changed elsewhere meanwhile; neither is lost. */
        record Conflict(Near theirs) implements Keeping {}

        /** There is room for {@code most} people. */
        record Full(int most) implements Keeping {}
    }

    /** The closest first. */
    @Transactional(readOnly = true)
    public List<Near> people() {
        var me = Entries.me();
        return keys.find(me).map(key -> stands(me, key, "").people()).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public Optional<Near> find(UUID id) {
        return people().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** @param typed with the version it was written over, 0 for somebody new: keeping the same twice keeps it once */
    @Transactional
    public Keeping keep(Near typed) {
        var me = Entries.me();
        var key = keys.hold(me);
        var stands = stands(me, key, "for update");
        var before = stands.find(typed.id());
        if (before.isPresent() && before.get().version() != typed.version()) {
            return before.get().saysTheSame(typed)
                    ? new Keeping.Kept(before.get())
                    : new Keeping.Conflict(before.get());
        }
        if (before.isEmpty() && stands.people().size() >= MOST) {
            return new Keeping.Full(MOST);
        }
        var kept = typed.at(before.map(Near::version).orElse(0) + 1);
        var people = new ArrayList<>(stands.without(typed.id()));
        people.add(kept);
        store(me, key, stands.version(), people);
        log.add(me, key, before.isPresent() ? OwnLog.What.CHANGED : OwnLog.What.WRITTEN, LOGGED);
        return new Keeping.Kept(kept);
    }

    /** Gone for good; removing twice removes once. */
    @Transactional
    public void remove(UUID id) {
        var me = Entries.me();
        var key = keys.hold(me);
        var stands = stands(me, key, "for update");
        if (stands.find(id).isEmpty()) {
            return;
        }
        store(me, key, stands.version(), stands.without(id));
        log.add(me, key, OwnLog.What.DELETED, LOGGED);
    }

    private Stands stands(ParticipantId me, Keys key, String lock) {
        return sql.sql("""
                        select version, sealed from practice.corner
                         where organization_id = :organization and participant_id = :me
                        """ + lock)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .optional((row, _) -> open(me, key, row.getInt("version"), row.getBytes("sealed")))
                .orElse(new Stands(0, List.of()));
    }

    private Stands open(ParticipantId me, Keys key, int version, byte[] sealed) {
        var inside = json.readValue(
                new String(key.open(sealed, context(me, version)), StandardCharsets.UTF_8), Inside.class);
        return new Stands(version, inside.people().stream().sorted(Near.ORDER).toList());
    }

    private void store(ParticipantId me, Keys key, int version, List<Near> people) {
        var words = json.writeValueAsString(new Inside(people)).getBytes(StandardCharsets.UTF_8);
        sql.sql("""
                        insert into practice.corner (organization_id, participant_id, version, sealed)
                        values (:organization, :me, :version, :sealed)
                        on conflict (organization_id, participant_id)
                        do update set version = excluded.version, sealed = excluded.sealed
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("version", version + 1)
                .param("sealed", key.seal(words, context(me, version + 1)))
                .update();
    }

    private static String context(ParticipantId me, int version) {
        return PersonKeys.context("corner", me) + "/" + version;
    }
}
