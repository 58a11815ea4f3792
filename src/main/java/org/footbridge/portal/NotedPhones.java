package org.footbridge.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.alerts.Devices;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Keys;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The phones on which a participant gets notes. Signing out on one ends it there; the end of the stay ends all. An address
 * is forgotten the moment its phone ends.
 */
@Component("portalNotedPhones")
public class NotedPhones {

    private final Sql sql;
    private final Clock clock;
    private final Keys keys;
    private final JsonMapper json;
    private final Audit audit;
    private final Devices devices;
    private final PhoneNotes notes;
    private final TransactionTemplate apart;

    NotedPhones(
            Sql sql,
            Clock clock,
            Keys keys,
            JsonMapper json,
            Audit audit,
            Devices devices,
            PhoneNotes notes,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
        this.json = json;
        this.audit = audit;
        this.devices = devices;
        this.notes = notes;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What the browser subscribes with, base64url. */
    public String publicKey() {
        notes.me();
        return Actor.job(Actor.current().organization(), "phone notes").call(devices::publicKeyOfTheHouse);
    }

    /**
     * Notes come to this browser of the bound participant from now on; one that somebody else used before is hers now.
     *
     * @param cookie what the browser keeps, for {@link #forget}
     * @return whether it is one this installation can push to
     */
    @Transactional
    public boolean add(Devices.Subscription subscription, String cookie, Locale language) {
        var me = notes.me();
        if (!devices.takes(subscription)) {
            return false;
        }
        var hash = hash(subscription.address());
        Actor.job(Actor.current().organization(), "phone notes")
                .run(() -> apart.executeWithoutResult(_ -> end("address_hash = :of", hash)));
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into portal.phone (organization_id, id, participant_id, address_hash, cookie_hash, sealed, language, added_at)
                        values (:organization, :id, :me, :hash, :cookie, :sealed, :language, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("hash", hash)
                .param("cookie", hash(cookie))
                .param("sealed", keys.seal(json.writeValueAsBytes(subscription), context(id)))
                .param("language", language.getLanguage().equals("es") ? "es" : "en")
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "phone notes", me, List.of(me), "phone added");
        return true;
    }

    /** No note comes to any phone of the bound participant any more. */
    @Transactional
    public void endOwn() {
        var me = notes.me();
        end("participant_id = :of", me.value());
        audit.act(Act.CONFIGURE, "phone notes", me, List.of(me), "phones ended");
    }

    @Transactional(readOnly = true)
    public int ownCount() {
        return of(notes.me()).size();
    }

    /** Somebody signed out in a browser that keeps this cookie, whoever it was. */
    public void forget(OrganizationId organization, String cookie) {
        Actor.job(organization, "phone notes")
                .run(() -> apart.executeWithoutResult(_ -> end("cookie_hash = :of", hash(cookie))));
    }

    /** Ends the phones and forgets the wishes of everybody whose stay runs no more, or whose login ended. As a job. */
    @Transactional
    void endWithTheStay() {
        end("not exists (%s)".formatted(STAYS.formatted("phone")), null);
        sql.sql("""
                        delete from portal.note_wish wish where organization_id = :organization and not exists (%s)
                        """.formatted(STAYS.formatted("wish")))
                .param("organization", Actor.current().organization())
                .update();
    }

    /** Somebody with a running stay and a login; of the table named. */
    static final String STAYS = """
            select from episodes.v_episodes stay
              join access.v_memberships login
                on login.organization_id = stay.organization_id and login.person_id = stay.participant_id and login.ended_at is null
             where stay.organization_id = %1$s.organization_id and stay.participant_id = %1$s.participant_id
               and stay.status in ('active', 'onhold')
            """;

    @Transactional(readOnly = true)
    List<UUID> of(ParticipantId who) {
        return sql.sql("""
                        select id from portal.phone
                         where organization_id = :organization and participant_id = :who and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("who", who)
                .list(UUID.class);
    }

    record Reached(Devices.Subscription subscription, Locale language) {}

    private record Row(byte[] sealed, String language) {}

    /** Nothing where it has ended. */
    @Transactional(readOnly = true)
    Optional<Reached> reached(UUID phone) {
        return sql.sql("""
                        select sealed, language from portal.phone
                         where organization_id = :organization and id = :id and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", phone)
                .optional(Row.class)
                .map(row -> new Reached(
                        json.readValue(keys.open(row.sealed(), context(phone)), Devices.Subscription.class),
                        Locale.of(row.language())));
    }

    /** The browser has withdrawn. */
    @Transactional
    void gone(UUID phone) {
        end("id = :of", phone);
    }

    private void end(String which, @Nullable Object of) {
        sql.sql("""
                        update portal.phone set ended_at = :now, sealed = ''::bytea
                         where organization_id = :organization and ended_at is null and %s
                        """.formatted(which))
                .param("organization", Actor.current().organization())
                .param("of", of)
                .param("now", clock.instant())
                .update();
    }

    private static String context(UUID phone) {
        return "portal/phone/" + phone;
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("This Java lacks SHA-256.", broken);
        }
    }
}
