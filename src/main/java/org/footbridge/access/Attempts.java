package org.footbridge.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing down. Every try is counted before it is looked at, in buckets kept in PostgreSQL, so that a hundred
 * tries at once, or at a hundred nodes, count as a hundred. Why the buckets are cut as they are: docs/adr on lock-out.
 */
@Component
class Attempts {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    private final Sql sql;
    private final Clock clock;

    Attempts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param free tries before the first wait; each further one doubles it
     * @param longest the longest wait
     */
    record Bucket(String key, int free, Duration longest) {

        static Bucket of(String kind, String what, int free, Duration longest) {
            return new Bucket(hash(kind + '\n' + what), free, longest);
        }
    }

    private record Counted(int tries, Optional<Instant> blockedUntil) {}

    /** Counts one try in each bucket; answers until when to wait instead, if one of them says so. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Instant> count(List<Bucket> buckets) {
        var now = clock.instant();
        var blocked = sql.sql("select max(blocked_until) from access.attempt where bucket = any(:buckets)")
                .param("buckets", buckets.stream().map(Bucket::key).toList())
                .optional(Instant.class)
                .filter(now::isBefore);
        return blocked.isPresent()
                ? blocked
                : buckets.stream()
                        .sorted(Comparator.comparing(Bucket::key)) // one order of locks for everybody
                        .map(bucket -> count(bucket, now))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
    }

    private Optional<Instant> count(Bucket bucket, Instant now) {
        var counted = sql.sql("""
                        insert into access.attempt as earlier (bucket, tries, last_at)
                        values (:bucket, 1, :now)
                        on conflict (bucket) do update
                           set tries = case when earlier.last_at < :forgotten then 1 else earlier.tries + 1 end,
                               last_at = :now
                        returning tries, blocked_until
                        """)
                .param("bucket", bucket.key())
                .param("now", now)
                .param("forgotten", now.minus(FORGOTTEN_AFTER))
                .single(Counted.class);
        var blocked = counted.blockedUntil().filter(now::isBefore);
        if (blocked.isEmpty() && counted.tries() >= bucket.free()) {
            sql.sql("update access.attempt set blocked_until = :until where bucket = :bucket")
                    .param("bucket", bucket.key())
                    .param("until", now.plus(wait(counted.tries() - bucket.free(), bucket.longest())))
                    .update();
        }
        return blocked;
    }

    static Duration wait(int beyond, Duration longest) {
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** The try was right: these buckets start anew. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(List<Bucket> buckets) {
        sql.sql("delete from access.attempt where bucket = any(:buckets)")
                .param("buckets", buckets.stream().map(Bucket::key).toList())
                .update();
    }

    /** The try was right and counts for nothing, but earlier wrong ones stay. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void takeBack(Bucket bucket) {
        sql.sql(
                        "update access.attempt set tries = tries - 1, blocked_until = null where bucket = :bucket and tries > 0")
                .param("bucket", bucket.key())
                .update();
    }

    /** Takes out what counts for nothing any more. */
    @Transactional
    public void sweep() {
        sql.sql("delete from access.attempt where last_at < :forgotten")
                .param("forgotten", clock.instant().minus(FORGOTTEN_AFTER))
                .update();
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
