package org.footbridge.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.access.Authorization;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The number each of the team is rung at. Everybody writes and sees their own. */
@Component
public class Phones {

    private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9][0-9 ().-]{4,24}");

    private final Sql sql;
    private final Clock clock;
    private final Keys keys;
    private final Audit audit;
    private final Authorization authorization;

    Phones(Sql sql, Clock clock, Keys keys, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
        this.audit = audit;
        this.authorization = authorization;
    }

    /**
     * Keeps the bound member's own number.
     *
     * @param number as it is dialed; nothing takes it out
     * @return whether it can be a number
     */
    @Transactional
    public boolean save(String number) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        var typed = number.strip();
        if (!typed.isEmpty() && !NUMBER.matcher(typed).matches()) {
            return false;
        }
        var me = me();
        sql.sql("""
                        insert into alerts.phone (organization_id, id, membership_id, sealed_number, saved_at)
                        values (:organization, :id, :me, :number::bytea, :now)
                        on conflict (organization_id, membership_id) do update
                           set sealed_number = excluded.sealed_number, saved_at = excluded.saved_at
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("me", me)
                .param(
                        "number",
                        typed.isEmpty() ? null : keys.seal(typed.getBytes(StandardCharsets.UTF_8), context(me)))
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "own ringing number", null, List.of());
        return true;
    }

    /** The bound member's own number. */
    @Transactional(readOnly = true)
    public Optional<String> own() {
        authorization.require(Permission.OPEN_STAFF_HOME);
        return of(me());
    }

    @Transactional(readOnly = true)
    Optional<String> of(MembershipId member) {
        return sql.sql("""
                        select sealed_number
                          from alerts.phone
                         where organization_id = :organization and membership_id = :member and sealed_number is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("member", member)
                .optional(byte[].class)
                .map(kept -> new String(keys.open(kept, context(member)), StandardCharsets.UTF_8));
    }

    static MembershipId me() {
        return new MembershipId(Objects.requireNonNull(Actor.current().membership()));
    }

    private static String context(MembershipId member) {
        return "alerts/phone/" + member.value();
    }
}
