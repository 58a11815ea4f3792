package org.footbridge.notes;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sentences somebody keeps to use again: typed as a semicolon and a short word, spelled out when the text is saved. They
 * are their writer's own.
 */
@Component
public class Phrases {

    /** More are no shortcut any more. */
    static final int MOST = 100;

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern CALLED =
            Pattern.compile("(?<![\\p{L}\\p{N};&]);([a-z0-9-]{1,20})(?![\\p{L}\\p{N}-])", Pattern.CASE_INSENSITIVE);

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;

    Phrases(Sql sql, Clock clock, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
    }

    /** @param code small letters, digits and hyphens, 20 at most */
    public record Phrase(String code, String words) {}

    /** The writer's own, by their short words. */
    @Transactional(readOnly = true)
    public List<Phrase> mine() {
        authorization.require(Permission.OPEN_STAFF_HOME);
        return sql.sql("""
                        select code, words from notes.phrase
                         where organization_id = :organization and account_id = :me
                         order by code
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Actor.current().account())
                .list(Phrase.class);
    }

    /** What came of keeping a phrase. */
    public sealed interface Keeping {
        record Kept() implements Keeping {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Keeping {}
    }

    /** Keeps it, in place of an older one with the same short word. */
    @Transactional
    public Keeping keep(Phrase phrase) {
        authorization.require(Permission.WRITE_CHART);
        var code = phrase.code().strip().toLowerCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            return new Keeping.Refused("Call it by a short word of small letters, digits and hyphens, such as “calm”.");
        }
        var words = phrase.words().strip();
        if (words.isEmpty()) {
            return new Keeping.Refused("Say what it stands for.");
        }
        if (mine().stream().filter(one -> !one.code().equals(code)).count() >= MOST) {
            return new Keeping.Refused("You keep %d already; take one away first.".formatted(MOST));
        }
        sql.sql("""
                        insert into notes.phrase (organization_id, account_id, code, words, changed_at)
                        values (:organization, :me, :code, :words, :now)
                        on conflict (organization_id, account_id, code) do update
                           set words = excluded.words, changed_at = excluded.changed_at
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Objects.requireNonNull(Actor.current().account()))
                .param("code", code)
                .param("words", words)
                .param("now", clock.instant())
                .update();
        return new Keeping.Kept();
    }

    /** Takes it away; what was written with it stays. */
    @Transactional
    public void forget(String code) {
        authorization.require(Permission.WRITE_CHART);
        sql.sql("delete from notes.phrase where organization_id = :organization and account_id = :me and code = :code")
                .param("organization", Actor.current().organization())
                .param("me", Actor.current().account())
                .param("code", code)
                .update();
    }

    /**
     * Puts the writer's phrases in place of their short words; words nobody kept stay as typed. The phrases are looked up
     * when the first text calls for one.
     */
    UnaryOperator<String> spelling() {
        Map<String, String> known = new HashMap<>();
        return text -> {
            if (text.indexOf(';') < 0 || !CALLED.matcher(text).find()) {
                return text;
            }
            if (known.isEmpty()) {
                mine().forEach(phrase -> known.put(phrase.code(), phrase.words()));
            }
            return CALLED.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            known.getOrDefault(found.group(1).toLowerCase(Locale.ROOT), found.group())));
        };
    }

    /** How many of these parts say nothing of their own: every sentence is one of these phrases (CARE 22). */
    public static long sayingNothingOfTheirOwn(Collection<Written> parts, Collection<Phrase> phrases) {
        return CloneGuard.ofPhrasesOnly(
                parts.stream().map(part -> GroupNotes.words(part.own())).toList(),
                phrases.stream().map(Phrase::words).toList());
    }
}
