package org.footbridge.alerts;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Browsers of the team that asked to be pushed to. A browser names the push service it belongs to; only those on the
 * installation's list are taken ({@code footbridge.push.hosts}), so a made-up subscription cannot point us elsewhere.
 */
@Component
public class Devices {

    /** The services of Chrome, Edge, Firefox and Safari. */
    static final String USUAL_HOSTS =
            "https://fcm.googleapis.com,https://*.push.services.mozilla.com,https://*.notify.windows.com,https://*.push.apple.com";

    private static final int SECRET_BYTES = 16;

    private final Sql sql;
    private final Clock clock;
    private final Keys keys;
    private final JsonMapper json;
    private final Audit audit;
    private final Authorization authorization;
    private final AllowedOrigins allowed;

    Devices(
            Sql sql,
            Clock clock,
            Keys keys,
            JsonMapper json,
            Audit audit,
            Authorization authorization,
            @Value("${footbridge.push.hosts:" + USUAL_HOSTS + "}") String hosts) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
        this.json = json;
        this.audit = audit;
        this.authorization = authorization;
        this.allowed = AllowedOrigins.read(hosts);
    }

    /**
     * A browser's subscription.
     *
     * @param address of the browser at its push service
     * @param key its public key, base64url
     * @param secret its authentication secret, base64url
     */
    public record Subscription(String address, String key, String secret) {

        byte[] keyBytes() {
            return Base64.getUrlDecoder().decode(key);
        }

        byte[] secretBytes() {
            return Base64.getUrlDecoder().decode(secret);
        }

        private boolean isWhole() {
            try {
                P256.publicKey(keyBytes());
                return secretBytes().length == SECRET_BYTES;
            } catch (IllegalArgumentException broken) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Subscription[hidden]";
        }
    }

    /** Whether it is whole and points to a push service this installation allows. */
    public boolean takes(Subscription subscription) {
        return allowed.allowed(subscription.address()).isPresent() && subscription.isWhole();
    }

    /** Pushes to this browser of the bound member from now on; a browser that another used before is theirs now. */
    @Transactional
    public boolean add(Subscription subscription) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        if (!takes(subscription)) {
            return false;
        }
        var hash = hash(subscription.address());
        sql.sql("""
                        update alerts.device set ended_at = :now
                         where organization_id = :organization and address_hash = :hash and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("hash", hash)
                .param("now", clock.instant())
                .update();
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into alerts.device (organization_id, id, membership_id, address_hash, sealed, added_at)
                        values (:organization, :id, :me, :hash, :sealed, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", Phones.me())
                .param("hash", hash)
                .param("sealed", keys.seal(json.writeValueAsBytes(subscription), context(id)))
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "push device", null, List.of(), "added");
        return true;
    }

    /** Pushes to none of the bound member's browsers any more. */
    @Transactional
    public void endOwn() {
        authorization.require(Permission.OPEN_STAFF_HOME);
        sql.sql("""
                        update alerts.device set ended_at = :now
                         where organization_id = :organization and membership_id = :me and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Phones.me())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "push device", null, List.of(), "ended");
    }

    /** How many browsers of the bound member are pushed to. */
    @Transactional(readOnly = true)
    public int ownCount() {
        authorization.require(Permission.OPEN_STAFF_HOME);
        return of(Phones.me()).size();
    }

    @Transactional(readOnly = true)
    List<UUID> of(MembershipId member) {
        return sql.sql("""
                        select id from alerts.device
                         where organization_id = :organization and membership_id = :member and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("member", member)
                .list(UUID.class);
    }

    /** Nothing where it has ended or the installation no longer allows its service. */
    @Transactional(readOnly = true)
    Optional<Subscription> subscription(UUID device) {
        return sql.sql("""
                        select sealed from alerts.device
                         where organization_id = :organization and id = :id and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", device)
                .optional(byte[].class)
                .map(sealedBytes -> json.readValue(keys.open(sealedBytes, context(device)), Subscription.class))
                .filter(one -> allowed.allowed(one.address()).isPresent());
    }

    /** The browser has withdrawn: its push service no longer knows it. */
    @Transactional
    void gone(UUID device) {
        sql.sql("""
                        update alerts.device set ended_at = :now
                         where organization_id = :organization and id = :id and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", device)
                .param("now", clock.instant())
                .update();
    }

    private record KeyRow(UUID id, byte[] publicKey, byte[] sealedPrivate) {}

    /** The organization's own key pair, made when first asked for. */
    @Transactional
    KeyPair ownKeys() {
        var fresh = P256.generate();
        var id = Id.fresh(clock.instant());
        var kept = key().orElseGet(() -> {
            sql.sql("""
                            insert into alerts.push_key (organization_id, id, public_key, sealed_private, made_at)
                            values (:organization, :id, :public, :private, :now)
                            on conflict (organization_id) do nothing
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", id)
                    .param("public", P256.bytes((ECPublicKey) fresh.getPublic()))
                    .param("private", keys.seal(P256.bytes((ECPrivateKey) fresh.getPrivate()), keyContext(id)))
                    .param("now", clock.instant())
                    .update();
            return key().orElseThrow();
        });
        return new KeyPair(
                P256.publicKey(kept.publicKey()),
                P256.privateKey(keys.open(kept.sealedPrivate(), keyContext(kept.id()))));
    }

    /** What the browser subscribes with, base64url. */
    @Transactional
    public String publicKey() {
        authorization.require(Permission.OPEN_STAFF_HOME);
        return PushMessage.base64(P256.bytes((ECPublicKey) ownKeys().getPublic()));
    }

    /** The same for somebody who is not on the team; asked as a job of the organization. */
    @Transactional
    public String publicKeyOfTheHouse() {
        if (Actor.current().kind() != Actor.Kind.JOB) {
            throw new NotYours();
        }
        return PushMessage.base64(P256.bytes((ECPublicKey) ownKeys().getPublic()));
    }

    private Optional<KeyRow> key() {
        return sql.sql(
                        "select id, public_key, sealed_private from alerts.push_key where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .optional(KeyRow.class);
    }

    private static String keyContext(UUID id) {
        return "alerts/push_key/" + id;
    }

    private static String context(UUID device) {
        return "alerts/device/" + device;
    }

    private static byte[] hash(String address) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("This Java lacks SHA-256.", broken);
        }
    }
}
