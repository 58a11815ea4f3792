package org.footbridge.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chains an organization's audit entries by SHA-256, in the order it finds them. Runs apart from users' transactions;
 * a transaction lock lets only one node seal an organization at a time.
 */
@Component
class Sealer {

    private static final int BATCH = 2_000;

    private final Sql sql;

    Sealer(Sql sql) {
        this.sql = sql;
    }

    record Unsealed(UUID id, String content) {}

    record Last(long number, String hash) {}

    record Link(long number, UUID entry, String hash) {}

    /** Seals what waits, at most {@value #BATCH} entries. Answers how many. */
    @Transactional
    int seal() {
        var organization = Actor.current().organization();
        boolean mine = sql.sql("select pg_try_advisory_xact_lock(hashtextextended('audit seal ' || :organization, 0))")
                .param("organization", organization.value().toString())
                .single(Boolean.class);
        if (!mine) {
            return 0;
        }
        var waiting = sql.sql("""
                        select entry.id, audit.content(entry) as content
                          from audit.unsealed
                          join audit.entry using (organization_id, id)
                         where unsealed.organization_id = :organization
                         order by unsealed.id
                         limit :batch
                        """)
                .param("organization", organization)
                .param("batch", BATCH)
                .list(Unsealed.class);
        if (waiting.isEmpty()) {
            return 0;
        }
        var last = last().orElse(new Last(0, ""));
        List<Link> links = new ArrayList<>(waiting.size());
        for (var entry : waiting) {
            last = new Last(last.number() + 1, hash(last.hash(), entry.content()));
            links.add(new Link(last.number(), entry.id(), last.hash()));
        }
        sql.sql("""
                        insert into audit.seal (organization_id, number, entry_id, hash)
                        select :organization, number, entry_id, hash
                          from unnest(:numbers::bigint[], :entries::uuid[], :hashes::text[]) as link (number, entry_id, hash)
                        """)
                .param("organization", organization)
                .param("numbers", links.stream().map(Link::number).toList())
                .param("entries", links.stream().map(Link::entry).toList())
                .param("hashes", links.stream().map(Link::hash).toList())
                .update();
        sql.sql("delete from audit.unsealed where organization_id = :organization and id = any(:ids)")
                .param("organization", organization)
                .param("ids", links.stream().map(Link::entry).toList())
                .update();
        return links.size();
    }

    private Optional<Last> last() {
        return sql.sql(
                        "select number, hash from audit.seal where organization_id = :organization order by number desc limit 1")
                .param("organization", Actor.current().organization())
                .optional(Last.class);
    }

    static String hash(String previous, String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
