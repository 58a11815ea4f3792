package org.footbridge.practice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person did with her own entries and with who is in her corner: the audit of private things, which is hers alone. A line commits with the act
 * it tells of, is sealed with her key, and opens only behind the unchanged line before it (ADR 18).
 */
@Component
public class OwnLog {

    /** What can be done with an entry of one's own. */
    public enum What {
        WRITTEN,
        CHANGED,
        DELETED,
        SHARED,
        CHOSEN_TO_SHARE,
        TAKEN_BACK
    }

    /** @param tool its key, or what else was written; the log holds no word of it */
    public record Line(Instant at, What what, String tool) {}

    /**
     * The log, the newest line first.
     *
     * @param unbroken false where a line was changed or taken out; the lines up to there are shown
     */
    public record Read(List<Line> lines, boolean unbroken) {}

    private record Kept(long number, byte[] sealed) {}

    private final Sql sql;
    private final Clock clock;
    private final JsonMapper json;
    private final PersonKeys keys;

    OwnLog(Sql sql, Clock clock, JsonMapper json, PersonKeys keys) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
        this.keys = keys;
    }

    /** @param key held by the caller's transaction, so that no two lines get one number */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(ParticipantId me, Keys key, What what, String tool) {
        var last = kept(me, "order by number desc limit 1").stream().findFirst();
        long number = last.map(Kept::number).orElse(0L) + 1;
        var line = json.writeValueAsString(new Line(clock.instant(), what, tool));
        sql.sql("""
                        insert into practice.own_act (organization_id, participant_id, number, sealed)
                        values (:organization, :me, :number, :sealed)
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("number", number)
                .param("sealed", key.seal(line.getBytes(StandardCharsets.UTF_8), context(me, number, last)))
                .update();
    }

    @Transactional(readOnly = true)
    public Read read() {
        var me = Entries.me();
        var key = keys.find(me);
        if (key.isEmpty()) {
            return new Read(List.of(), true);
        }
        List<Line> lines = new ArrayList<>();
        Optional<Kept> last = Optional.empty();
        for (var one : kept(me, "order by number")) {
            long due = last.map(Kept::number).orElse(0L) + 1;
            try {
                lines.addFirst(json.readValue(
                        new String(key.get().open(one.sealed(), context(me, due, last)), StandardCharsets.UTF_8),
                        Line.class));
            } catch (Keys.SealBroken changed) {
                return new Read(Collections.unmodifiableList(lines), false);
            }
            last = Optional.of(one);
        }
        return new Read(Collections.unmodifiableList(lines), true);
    }

    private List<Kept> kept(ParticipantId me, String order) {
        return sql.sql("""
                        select number, sealed from practice.own_act
                         where organization_id = :organization and participant_id = :me
                        """ + order)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .list((row, _) -> new Kept(row.getLong("number"), row.getBytes("sealed")));
    }

    private static String context(ParticipantId me, long number, Optional<Kept> before) {
        return PersonKeys.context("own-act", me) + "/" + number + "/"
                + before.map(one -> hash(one.sealed())).orElse("");
    }

    private static String hash(byte[] sealed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
