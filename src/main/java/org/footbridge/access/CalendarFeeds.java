package org.footbridge.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses for a participant's own calendar app. Whoever has one learns when the person is busy and nothing else; the
 * person ends it whenever they like.
 */
@Component
public class CalendarFeeds {

    /** More than this many at once would be a mistake or an attack. */
    private static final int MOST = 5;

    private static final String SUBJECT = "calendar feed";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    CalendarFeeds(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    public record Feed(UUID id, Instant madeAt, Optional<Instant> lastReadAt) {}

    private record Person(UUID value) implements Id {}

    private record Found(OrganizationId organizationId, UUID participantId) {}

    /** Makes an address. Answers its secret, which nothing else keeps; empty when there are too many already. */
    @Transactional
    public Optional<String> make() {
        var me = me();
        if (mine().size() >= MOST) {
            return Optional.empty();
        }
        var secret = Secrets.token();
        var now = clock.instant();
        var id = new CalendarFeedId(Id.fresh(now));
        sql.sql("""
                        insert into access.calendar_feed (organization_id, id, participant_id, secret_hash, made_at)
                        values (:organization, :id, :me, :hash, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("hash", Attempts.hash(secret))
                .param("now", now)
                .update();
        audit.act(Act.CREATE, SUBJECT, id, List.of(me));
        return Optional.of(secret);
    }

    /** The bound participant's addresses that work, the newest first. */
    @Transactional(readOnly = true)
    public List<Feed> mine() {
        return sql.sql("""
                        select id, made_at, last_read_at
                          from access.calendar_feed
                         where organization_id = :organization and participant_id = :me and ended_at is null
                         order by made_at desc, id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .list(Feed.class);
    }

    /**
     * From now on the address answers as if it had never been. Ending it twice changes nothing.
     *
     * @throws NotYours if the bound participant has no such address
     */
    @Transactional
    public void end(CalendarFeedId id) {
        int ended = sql.sql("""
                        update access.calendar_feed set ended_at = coalesce(ended_at, :now)
                         where organization_id = :organization and participant_id = :me and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("id", id)
                .param("now", clock.instant())
                .update();
        if (ended == 0) {
            throw new NotYours();
        }
        audit.act(Act.UPDATE, SUBJECT, id, List.of(me()), "ended");
    }

    /** Whose times this secret reads: an actor with their own rows and no login. Empty when it works no longer. */
    @Transactional
    public Optional<Actor> reading(String secret) {
        return sql
                .sql("select organization_id, participant_id from access.calendar_feed_read(:hash, :now)")
                .param("hash", Attempts.hash(secret))
                .param("now", clock.instant())
                .list(Found.class)
                .stream()
                .findFirst()
                .map(one -> Actor.atFeed(one.organizationId(), one.participantId()));
    }

    private Person me() {
        authorization.require(Permission.OWN_RECORD);
        return new Person(Objects.requireNonNull(Actor.current().person()));
    }
}
