package org.footbridge.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A new password by a link in a mail: valid 30 minutes, once, kept as a hash. Every sign-in ends with it. */
@Component
public class PasswordResets implements Knocks.Forgotten {

    private static final Duration VALID = Duration.ofMinutes(30);

    /** At most this many links to one account in an hour; the rest of the questions is answered as always and forgotten. */
    private static final int AN_HOUR = 3;

    private final Sql sql;
    private final Clock clock;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SignIns signIns;
    private final AccountAudit audit;
    private final Post post;
    private final Installation installation;
    private final TransactionTemplate transaction;

    PasswordResets(
            Sql sql,
            Clock clock,
            Accounts accounts,
            Passwords passwords,
            SignIns signIns,
            AccountAudit audit,
            Post post,
            Installation installation,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
        this.accounts = accounts;
        this.passwords = passwords;
        this.signIns = signIns;
        this.audit = audit;
        this.post = post;
        this.installation = installation;
    }

    @Override
    public void asked(AccountId account, String signInName, Locale language) {
        if (!signInName.contains("@") || recent(account) >= AN_HOUR) {
            return;
        }
        accounts.memberships(account).stream()
                .findFirst()
                .ifPresent(membership -> Actor.job(membership.organizationId(), "password reset")
                        .run(() -> transaction.executeWithoutResult(_ -> post.link(
                                signInName,
                                membership.personId(),
                                "access.mail.reset",
                                language,
                                installation.url() + "/forgotten/" + make(account)))));
    }

    private int recent(AccountId account) {
        return sql.sql("select count(*)::int from access.reset where account_id = :account and made_at > :since")
                .param("account", account)
                .param("since", clock.instant().minus(Duration.ofHours(1)))
                .single(Integer.class);
    }

    private String make(AccountId account) {
        var token = Secrets.token();
        var now = clock.instant();
        sql.sql("""
                        insert into access.reset (token_hash, account_id, made_at, expires_at)
                        values (:hash, :account, :now, :expires)
                        """)
                .param("hash", Attempts.hash(token))
                .param("account", account)
                .param("now", now)
                .param("expires", now.plus(VALID))
                .update();
        return token;
    }

    /** Whether this link still opens. Looking does not use it up: mail scanners look too. */
    @Transactional(readOnly = true)
    public boolean opens(String token) {
        return sql.sql(
                        "select account_id from access.reset where token_hash = :hash and used_at is null and expires_at > :now")
                .param("hash", Attempts.hash(token))
                .param("now", clock.instant())
                .optional(java.util.UUID.class)
                .isPresent();
    }

    private record Opened(AccountId accountId) {}

    /** Sets the new password, if the link still opens. One update decides, so a link works once. */
    @Transactional
    public Optional<AccountId> use(String token, String password) {
        Instant now = clock.instant();
        var opened = sql.sql("""
                        update access.reset set used_at = :now
                         where token_hash = :hash and used_at is null and expires_at > :now
                        returning account_id
                        """)
                .param("hash", Attempts.hash(token))
                .param("now", now)
                .optional(Opened.class)
                .map(Opened::accountId);
        opened.ifPresent(account -> {
            sql.sql("update access.reset set used_at = :now where account_id = :account and used_at is null")
                    .param("account", account)
                    .param("now", now)
                    .update();
            passwords.set(account, password);
            signIns.endAll(account);
        });
        return opened;
    }

    /** For the audit of each organization the login belongs to. */
    public void used(AccountId account) {
        audit.changed(account, "new password by a mailed link");
    }
}
