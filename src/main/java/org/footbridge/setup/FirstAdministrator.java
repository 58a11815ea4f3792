package org.footbridge.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.footbridge.access.Accounts;
import org.footbridge.platform.Announcement;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way in to an installation without a login: a link on the console, valid for 24 hours, once. Whoever can read the
 * console could read the data anyway. Each start prints a fresh one while there is nobody, and the old one ends.
 */
@Component
public class FirstAdministrator implements Announcement {

    private static final Duration VALID = Duration.ofHours(24);

    private final Sql sql;
    private final Clock clock;
    private final Accounts accounts;
    private final Installation installation;

    FirstAdministrator(Sql sql, Clock clock, Accounts accounts, Installation installation) {
        this.sql = sql;
        this.clock = clock;
        this.accounts = accounts;
        this.installation = installation;
    }

    @Override
    public List<String> lines() {
        if (installation.demo() || !accounts.none()) {
            return List.of();
        }
        return List.of("First administrator (24 hours, once): " + installation.url() + "/set-up/" + make());
    }

    /** A fresh token; the one before ends. */
    String make() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.sql("""
                        insert into setup.first_link (only_one, token_hash, expires_at) values (true, :hash, :expires)
                        on conflict (only_one) do update set token_hash = :hash, expires_at = :expires
                        """)
                .param("hash", hash(token))
                .param("expires", clock.instant().plus(VALID))
                .update();
        return token;
    }

    /** Whether this link opens: nobody is here yet, and it is the last one printed. */
    @Transactional(readOnly = true)
    public boolean opens(String token) {
        return !installation.demo()
                && accounts.none()
                && !sql.sql("select 1 from setup.first_link where token_hash = :hash and expires_at > :now")
                        .param("hash", hash(token))
                        .param("now", clock.instant())
                        .list(Integer.class)
                        .isEmpty();
    }

    /** Uses the link up inside the caller's transaction; of two at once one gets true. */
    boolean spend(String token) {
        return sql.sql("delete from setup.first_link where token_hash = :hash and expires_at > :now")
                        .param("hash", hash(token))
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256.", missing);
        }
    }
}
