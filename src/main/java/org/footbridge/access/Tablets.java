package org.footbridge.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Sql;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;

/**
 * Shared devices in a program's waiting room. A tablet is nobody's sign-in: its cookie says which program it stands in,
 * at {@link #PATH} alone, and is worth nothing once staff end it or its time is up.
 */
@Component
public class Tablets {

    /** The tablet's own address; what begins with it never knows a sign-in. */
    public static final String PATH = "/arrival";

    static final Duration VALID = Duration.ofDays(30);

    private static final int WRONG_TRIES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Attempts attempts;
    private final boolean https;

    Tablets(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Attempts attempts,
            Installation installation) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.attempts = attempts;
        this.https = "https".equals(installation.url().getScheme());
    }

    /** A tablet that works now. */
    public record Tablet(OrganizationId organizationId, TabletId id, UUID programId, String name) {}

    /**
     * Makes a tablet of a device. Whoever makes it ends their sign-in there.
     *
     * @param name as staff call it, such as {@code "Front desk"}
     * @return the cookies for it, as values of {@code Set-Cookie} headers: the secret, which nothing else keeps, and the end
     *     of what tells the door that somebody of the staff signed in here before
     */
    @Transactional
    public List<String> make(Id program, String name) {
        authorization.require(Permission.RUN_GROUPS);
        var secret = Secrets.token();
        var now = clock.instant();
        var id = new TabletId(Id.fresh(now));
        sql.sql("""
                        insert into access.tablet (organization_id, id, program_id, name, secret_hash, made_at, made_by, expires_at)
                        values (:organization, :id, :program, :name, :hash, :now, :by, :expires)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("program", program)
                .param("name", name.strip())
                .param("hash", Attempts.hash(secret))
                .param("now", now)
                .param("by", Actor.current().membership())
                .param("expires", now.plus(VALID))
                .update();
        audit.act(Act.CONFIGURE, "arrival tablet", id, List.of(), "made");
        return List.of(
                cookie(cookieName(), secret, VALID), cookie(SignIns.knownDeviceCookie(https), "", Duration.ZERO));
    }

    /** The tablet this request comes from, if it still is one. */
    @Transactional(readOnly = true)
    public Optional<Tablet> asking(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, cookieName());
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : of(cookie.getValue());
    }

    private Optional<Tablet> of(String secret) {
        return sql
                .sql("select organization_id, id, program_id, name from access.tablet_of(:hash, :now)")
                .param("hash", Attempts.hash(secret))
                .param("now", clock.instant())
                .list(Tablet.class)
                .stream()
                .findFirst();
    }

    /** One in the staff's list, the newest first; those that ended a month ago are gone from it. */
    public record Listed(
            UUID id,
            UUID programId,
            String name,
            UUID madeBy,
            Instant madeAt,
            Optional<Instant> lastUsedAt,
            Instant expiresAt,
            Optional<Instant> endedAt) {

        public boolean worksAt(Instant moment) {
            return endedAt.isEmpty() && moment.isBefore(expiresAt);
        }
    }

    @Transactional(readOnly = true)
    public List<Listed> all() {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql("""
                        select tablet.id, tablet.program_id, tablet.name, membership.person_id as made_by, tablet.made_at,
                               tablet.last_used_at, tablet.expires_at, tablet.ended_at
                          from access.tablet
                          join access.membership
                            on membership.organization_id = tablet.organization_id and membership.id = tablet.made_by
                         where tablet.organization_id = :organization
                           and least(tablet.ended_at, tablet.expires_at) > :since
                         order by tablet.made_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("since", clock.instant().minus(VALID))
                .list(Listed.class);
    }

    /**
     * From now on the device is none. Ending it twice changes nothing.
     *
     * @throws NotYours if the organization has no such tablet
     */
    @Transactional
    public void end(TabletId id) {
        authorization.require(Permission.RUN_GROUPS);
        int ended = sql.sql("""
                        update access.tablet
                           set ended_at = coalesce(ended_at, :now), ended_by = coalesce(ended_by, :by)
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .update();
        if (ended == 0) {
            throw new NotYours();
        }
        audit.act(Act.CONFIGURE, "arrival tablet", id, List.of(), "ended");
    }

    /** Counts one try at the tablet before it is looked at; answers until when to wait instead, if it says so. */
    public Optional<Instant> tried(Tablet tablet) {
        return attempts.count(List.of(bucket(tablet)));
    }

    /** The try was right: wrong ones before it count no longer. */
    @Transactional
    public void used(Tablet tablet) {
        attempts.forget(List.of(bucket(tablet)));
        sql.sql("update access.tablet set last_used_at = :now where organization_id = :organization and id = :id")
                .param("organization", tablet.organizationId())
                .param("id", tablet.id())
                .param("now", clock.instant())
                .update();
    }

    private static Attempts.Bucket bucket(Tablet tablet) {
        return Attempts.Bucket.of("tablet", tablet.id().value().toString(), WRONG_TRIES, LONGEST_WAIT);
    }

    private String cookie(String name, String secret, Duration age) {
        return ResponseCookie.from(name, secret)
                .path("/")
                .secure(https)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(age)
                .build()
                .toString();
    }

    private String cookieName() {
        return https ? "__Host-tablet" : "tablet";
    }
}
