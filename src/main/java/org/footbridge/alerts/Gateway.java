package org.footbridge.alerts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The house's phone, SMS or pager provider. A director says where it is and with what token; only an address the
 * installation allows ({@code footbridge.ringing.hosts}) is taken, and asked again at each ring.
 */
@Component
public class Gateway {

    private final Sql sql;
    private final Clock clock;
    private final Keys keys;
    private final Audit audit;
    private final Authorization authorization;
    private final AllowedOrigins allowed;

    Gateway(
            Sql sql,
            Clock clock,
            Keys keys,
            Audit audit,
            Authorization authorization,
            @Value("${footbridge.ringing.hosts:}") String hosts) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
        this.audit = audit;
        this.authorization = authorization;
        this.allowed = AllowedOrigins.read(hosts);
    }

    /** What came of setting it. */
    public sealed interface Setting {
        record Set() implements Setting {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Setting {}
    }

    /**
     * From now on rings go there. The row before stays, so that who set what when is known.
     *
     * @param address whole, or nothing to ring nowhere
     * @param token sent as a bearer token; nothing keeps the one that is there if the address stays
     */
    @Transactional
    public Setting set(Optional<String> address, Optional<String> token) {
        authorization.require(Permission.MANAGE_PROGRAM);
        if (address.isPresent() && allowed.allowed(address.get()).isEmpty()) {
            return new Setting.Refused(
                    "This installation does not allow that address. Ask whoever runs it to list its origin in FOOTBRIDGE_RINGING_HOSTS.");
        }
        if (token.filter(one -> !one.chars().allMatch(letter -> letter > ' ' && letter < 127))
                .isPresent()) {
            return new Setting.Refused("A token has no spaces and no letters outside ASCII.");
        }
        var before = current();
        // A token is for one place: it is never sent to another address than the one it was typed for.
        var kept = before.filter(one -> one.address().equals(address)).flatMap(this::token);
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into alerts.gateway (organization_id, id, address, sealed_token, set_by, set_at)
                        values (:organization, :id, :address::text, :token::bytea, :by, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("address", address.map(String::strip))
                .param(
                        "token",
                        token.or(() -> kept)
                                .map(secret -> keys.seal(secret.getBytes(StandardCharsets.UTF_8), context(id)))
                                .orElse(null))
                .param("by", Actor.current().membership())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "ringing gateway", null, List.of());
        return new Setting.Set();
    }

    record Row(UUID id, Optional<String> address, byte[] sealedToken) {}

    private Optional<Row> current() {
        return sql.sql("""
                        select id, address, coalesce(sealed_token, ''::bytea) as sealed_token
                          from alerts.gateway
                         where organization_id = :organization
                         order by set_at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .optional(Row.class);
    }

    private Optional<String> token(Row row) {
        return row.sealedToken().length == 0
                ? Optional.empty()
                : Optional.of(new String(keys.open(row.sealedToken(), context(row.id())), StandardCharsets.UTF_8));
    }

    private static String context(UUID id) {
        return "alerts/gateway/" + id;
    }

    /** What a page may show of it. */
    public record Shown(Optional<String> address, boolean hasToken, List<String> allowedOrigins) {}

    @Transactional(readOnly = true)
    public Shown shown() {
        var row = current();
        return new Shown(
                row.flatMap(Row::address),
                row.filter(one -> one.sealedToken().length > 0).isPresent(),
                allowed.sorted());
    }

    /** Where to ring now; nothing where none is set or the installation no longer allows it. */
    @Transactional(readOnly = true)
    Optional<Reached> reached() {
        return current()
                .flatMap(row -> row.address().flatMap(allowed::allowed).map(uri -> new Reached(uri, token(row))));
    }

    record Reached(URI address, Optional<String> token) {

        @Override
        public String toString() {
            return "Reached[hidden]";
        }
    }
}
