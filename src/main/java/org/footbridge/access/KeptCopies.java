package org.footbridge.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which phones keep a person's plan, so that it opens without a network (CARE 7). Nothing but the person's own word
 * takes a copy away: not the end of a sign-in, of a stay or of a consent.
 */
@Component
public class KeptCopies {

    /** The header in which a phone says its secret; never in an address. */
    public static final String HEADER = "Kept";

    /** A removed one stands in the person's list this long. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String SUBJECT = "copy kept on a phone";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    KeptCopies(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    /** Whether a copy may stay where it is. */
    public enum Standing {
        KEEP,
        REMOVE
    }

    /** One phone in the person's list. */
    public record Kept(
            UUID id,
            Instant keptAt,
            Instant lastSeenAt,
            Optional<Instant> removalAskedAt,
            Optional<Instant> removedAt) {}

    private record Person(UUID value) implements Id {}

    /** The bound participant keeps the plan on this phone. Answers the phone's secret, which nothing else keeps. */
    @Transactional
    public String keep() {
        var me = me();
        var secret = Secrets.token();
        var now = clock.instant();
        var id = new KeptCopyId(Id.fresh(now));
        sql.sql("""
                        insert into access.kept_copy (organization_id, id, participant_id, secret_hash, kept_at, last_seen_at)
                        values (:organization, :id, :me, :hash, :now, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("hash", Attempts.hash(secret))
                .param("now", now)
                .update();
        audit.act(Act.CREATE, SUBJECT, id, List.of(me));
        return secret;
    }

    /** Whether this secret is one of the bound participant's phones, so that nobody's copy becomes somebody else's. */
    @Transactional(readOnly = true)
    public boolean isMine(String secret) {
        return sql.sql("""
                        select exists (select from access.kept_copy
                                        where organization_id = :organization and participant_id = :me and secret_hash = :hash
                                          and removed_at is null)
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("hash", Attempts.hash(secret))
                .single(Boolean.class);
    }

    /** The bound participant's phones, the newest first. */
    @Transactional(readOnly = true)
    public List<Kept> mine() {
        return sql.sql("""
                        select id, kept_at, last_seen_at, removal_asked_at, removed_at
                          from access.kept_copy
                         where organization_id = :organization and participant_id = :me
                           and (removed_at is null or removed_at > :since)
                         order by kept_at desc, id desc
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("since", clock.instant().minus(REMEMBERED))
                .list(Kept.class);
    }

    /**
     * From the next time that phone is online its copy is gone. Asking twice changes nothing.
     *
     * @throws NotYours if the bound participant has no such phone
     */
    @Transactional
    public void askRemoval(KeptCopyId id) {
        int asked = sql.sql("""
                        update access.kept_copy set removal_asked_at = coalesce(removal_asked_at, :now)
                         where organization_id = :organization and participant_id = :me and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("id", id)
                .param("now", clock.instant())
                .update();
        if (asked == 0) {
            throw new NotYours();
        }
        audit.act(Act.UPDATE, SUBJECT, id, List.of(me()), "removal asked");
    }

    /** At the desk, on the person's word: as {@link #askRemoval} for all their phones. Answers how many. */
    @Transactional
    public int askRemovalOfAll(Id participant) {
        authorization.require(Permission.SEE_PERSON, participant);
        int asked = sql.sql("""
                        update access.kept_copy set removal_asked_at = :now
                         where organization_id = :organization and participant_id = :participant
                           and removal_asked_at is null and removed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, SUBJECT, null, List.of(participant), "removal asked of all: " + asked);
        return asked;
    }

    /**
     * A phone asks, perhaps with nobody signed in; a phone that is told to remove its copy counts as having done so.
     *
     * @param gone whether the phone says that the copy was removed there
     * @return empty for a secret nobody knows: such a copy stays, the data may be older or another house's
     */
    @Transactional
    public Optional<Standing> seen(String secret, boolean gone) {
        return sql.sql("select access.kept_copy_seen(:hash, :now, :gone)")
                .param("hash", Attempts.hash(secret))
                .param("now", clock.instant())
                .param("gone", gone)
                .optional(String.class)
                .map(said -> Standing.valueOf(said.toUpperCase(java.util.Locale.ROOT)));
    }

    private Person me() {
        authorization.require(Permission.OWN_RECORD);
        return new Person(Objects.requireNonNull(Actor.current().person()));
    }
}
