package org.footbridge.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognizes somebody by name and password. Takes equally long, and says the same, for names that do not exist; a
 * browser in which the person signed in before is slowed down by its own wrong tries only.
 */
@Component
public class Passwords {

    /** NIST SP 800-63B-4 asks for 8 with a second factor and 15 without; twelve for everybody, no rules of characters. */
    public static final int SHORTEST = 12;

    private static final int LONGEST = 200;

    private final Sql sql;
    private final Clock clock;
    private final Accounts accounts;
    private final Attempts attempts;
    private final PasswordEncoder encoder;
    private final CompletableFuture<String> nobodysHash;

    Passwords(Sql sql, Clock clock, Accounts accounts, Attempts attempts, PasswordEncoder encoder) {
        this.sql = sql;
        this.clock = clock;
        this.accounts = accounts;
        this.attempts = attempts;
        this.encoder = encoder;
        // Beside the start: a hash takes a tenth of it.
        this.nobodysHash = CompletableFuture.supplyAsync(
                () -> encoder.encode(UUID.randomUUID().toString()));
    }

    /** What came of a try. */
    public sealed interface Recognition {}

    /** @param device to be kept by the browser, so that it is known next time */
    public record Recognized(AccountId account, String device) implements Recognition {}

    /** No such name, another password, or an account that ended: nobody can tell which. */
    public record NotRecognized() implements Recognition {}

    public record Wait(Instant until) implements Recognition {}

    /**
     * Not in a transaction of the caller's: a try counts although the request fails.
     *
     * @param network the address the try comes from
     * @param device what this browser was given when somebody signed in there
     */
    public Recognition recognize(String signInName, String password, String network, @Nullable String device) {
        var name = signInName.strip().toLowerCase(Locale.ROOT);
        var login = accounts.login(name);
        var account = login.map(Accounts.Login::id).orElse(new AccountId(new UUID(0, 0)));
        boolean known = device != null && knows(account, device);
        var own = Attempts.Bucket.of("device", device + "\n" + name, 10, Duration.ofMinutes(15));
        var there = Attempts.Bucket.of("name and network", name + "\n" + block(network), 5, Duration.ofHours(1));
        var network24 = Attempts.Bucket.of("network", block(network), 100, Duration.ofMinutes(15));
        var anywhere = Attempts.Bucket.of("name", name, 30, Duration.ofMinutes(1));
        var buckets = known ? List.of(own) : List.of(there, network24, anywhere);

        var wait = attempts.count(buckets);
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        var hash = login.flatMap(Accounts.Login::passwordHash).orElse(nobodysHash.join());
        boolean right = password.length() <= LONGEST && encoder.matches(password, hash);
        if (!right || login.isEmpty() || accounts.memberships(account).isEmpty()) {
            return new NotRecognized();
        }
        attempts.forget(known ? List.of(own) : List.of(there, anywhere));
        if (!known) {
            attempts.takeBack(network24);
        }
        return new Recognized(account, known && device != null ? device : learn(account));
    }

    /** Whether this is the account's password; for asking again inside a sign-in. Counted like any other try. */
    public Recognition again(AccountId account, String password, String network) {
        var bucket = Attempts.Bucket.of("again", account.value() + "\n" + block(network), 5, Duration.ofHours(1));
        var wait = attempts.count(List.of(bucket));
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        var hash = accounts.login(account).flatMap(Accounts.Login::passwordHash).orElse(nobodysHash.join());
        if (password.length() > LONGEST || !encoder.matches(password, hash)) {
            return new NotRecognized();
        }
        attempts.forget(List.of(bucket));
        return new Recognized(account, "");
    }

    /** What is wrong with a new password, as a message key; empty if nothing is. */
    public static Optional<String> problem(String password) {
        if (password.length() < SHORTEST) {
            return Optional.of("access.password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("access.password.long");
        }
        return password.chars().distinct().count() < 5 ? Optional.of("access.password.same") : Optional.empty();
    }

    /** Sets a new password, whatever the old one was. Browsers known before have to be learned anew. */
    @Transactional
    public void set(AccountId account, String password) {
        if (problem(password).isPresent()) {
            throw new IllegalArgumentException("The page lets no such password through: "
                    + problem(password).get());
        }
        sql.sql("update access.account set password_hash = :hash where id = :account")
                .param("account", account)
                .param("hash", encoder.encode(password))
                .update();
        sql.sql("delete from access.known_device where account_id = :account")
                .param("account", account)
                .update();
    }

    /** Makes this browser known. Answers what it keeps. */
    @Transactional
    public String learn(AccountId account) {
        var device = Secrets.token();
        sql.sql("""
                        insert into access.known_device (account_id, hash, last_at) values (:account, :hash, :now)
                        """)
                .param("account", account)
                .param("hash", Attempts.hash(device))
                .param("now", clock.instant())
                .update();
        return device;
    }

    private boolean knows(AccountId account, String device) {
        return !sql.sql("select 1 from access.known_device where account_id = :account and hash = :hash")
                .param("account", account)
                .param("hash", Attempts.hash(device))
                .list(Integer.class)
                .isEmpty();
    }

    /** IPv4 as it is; of IPv6 the /64 that one household or phone has. */
    static String block(String network) {
        if (network.indexOf(':') < 0) {
            return network;
        }
        List<String> groups = new ArrayList<>(List.of(network.split(":", -1)));
        int gap = groups.indexOf("");
        while (gap >= 0 && groups.size() < 8) {
            groups.add(gap, "0");
        }
        return String.join(":", groups.subList(0, Math.min(4, groups.size())));
    }
}
