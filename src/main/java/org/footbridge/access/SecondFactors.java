package org.footbridge.access;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Time-based one-time passwords (RFC 6238: SHA-1, six digits, 30 seconds) and the recovery codes beside them. The
 * secret is sealed with the installation key; a step is taken once, so a code read over a shoulder is worth nothing.
 */
@Component
public class SecondFactors {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;

    /** A clock may be one step off (RFC 6238, 5.2). */
    private static final int STEPS_OFF = 1;

    private static final int RECOVERY_CODES = 10;

    private final Sql sql;
    private final Clock clock;
    private final Keys keys;
    private final Attempts attempts;
    private final Passkeys passkeys;

    SecondFactors(Sql sql, Clock clock, Keys keys, Attempts attempts, Passkeys passkeys) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
        this.attempts = attempts;
        this.passkeys = passkeys;
    }

    /** Whether this login has any second factor. */
    @Transactional(readOnly = true)
    public boolean has(AccountId account) {
        return hasCodes(account) || passkeys.has(account);
    }

    /** Whether an authenticator app is set up. */
    @Transactional(readOnly = true)
    public boolean hasCodes(AccountId account) {
        return secret(account).filter(one -> one.confirmedAt().isPresent()).isPresent();
    }

    /**
     * A secret for the authenticator app, the same one until it is confirmed.
     *
     * @param secret in base 32, for typing
     * @param address an {@code otpauth:} address, for the QR code
     */
    public record Offer(String secret, String address) {}

    /** @param label what the app shows, such as the sign-in name; never what this installation is for */
    @Transactional
    public Offer offer(AccountId account, String label) {
        if (hasCodes(account)) {
            throw new IllegalStateException("An authenticator app is set up already.\nMaybe remove it first.");
        }
        byte[] secret = secret(account).map(row -> open(account, row)).orElseGet(() -> make(account));
        var text = Base32.encode(secret);
        return new Offer(
                text,
                "otpauth://totp/Footbridge:%s?secret=%s&issuer=Footbridge"
                        .formatted(
                                URLEncoder.encode(label, StandardCharsets.UTF_8).replace("+", "%20"), text));
    }

    /** What came of giving a code. */
    public sealed interface Given {}

    public record Right() implements Given {}

    public record Wrong() implements Given {}

    public record Wait(Instant until) implements Given {}

    /** The app works: from now on it is asked. Answers fresh recovery codes, to be shown once; empty if the code is wrong. */
    @Transactional
    public Optional<List<String>> confirm(AccountId account, String code) {
        return secret(account).filter(row -> row.confirmedAt().isEmpty()).flatMap(row -> {
            if (!take(account, row, code)) {
                return Optional.empty();
            }
            sql.sql("update access.totp set confirmed_at = :now where account_id = :account")
                    .param("account", account)
                    .param("now", clock.instant())
                    .update();
            return Optional.of(newRecoveryCodes(account));
        });
    }

    /**
     * Checks a code of the app, or a recovery code. Not in one transaction: the try counts although what follows fails.
     */
    public Given give(AccountId account, String code) {
        var bucket = Attempts.Bucket.of("second factor", account.value().toString(), 5, Duration.ofMinutes(15));
        var wait = attempts.count(List.of(bucket));
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        boolean right = secret(account)
                        .filter(row -> row.confirmedAt().isPresent())
                        .filter(row -> take(account, row, code))
                        .isPresent()
                || takeRecoveryCode(account, code);
        if (!right) {
            return new Wrong();
        }
        attempts.forget(List.of(bucket));
        return new Right();
    }

    /** Recovery codes that were not used yet. */
    @Transactional(readOnly = true)
    public int recoveryCodesLeft(AccountId account) {
        return sql.sql("select count(*)::int from access.recovery_code where account_id = :account and used_at is null")
                .param("account", account)
                .single(Integer.class);
    }

    /** Ten new ones; the earlier ones stop working. They are shown once and kept as hashes. */
    @Transactional
    public List<String> newRecoveryCodes(AccountId account) {
        sql.sql("delete from access.recovery_code where account_id = :account")
                .param("account", account)
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var code = Secrets.readable(5) + "-" + Secrets.readable(5);
            codes.add(code);
            sql.sql("insert into access.recovery_code (account_id, hash) values (:account, :hash)")
                    .param("account", account)
                    .param("hash", keyed(account, code))
                    .update();
        }
        return codes;
    }

    /** Takes away every second factor of this login: the next sign-in sets up a new one. */
    @Transactional
    public void remove(AccountId account) {
        sql.sql("delete from access.totp where account_id = :account")
                .param("account", account)
                .update();
        sql.sql("delete from access.recovery_code where account_id = :account")
                .param("account", account)
                .update();
        passkeys.removeAll(account);
    }

    private record Secret(byte[] sealedSecret, Optional<Instant> confirmedAt, long lastStep) {}

    private Optional<Secret> secret(AccountId account) {
        return sql.sql("select sealed_secret, confirmed_at, last_step from access.totp where account_id = :account")
                .param("account", account)
                .optional(Secret.class);
    }

    private byte[] make(AccountId account) {
        var secret = Secrets.bytes(20);
        sql.sql("""
                        insert into access.totp (account_id, sealed_secret, made_at, last_step)
                        values (:account, :sealed, :now, 0)
                        """)
                .param("account", account)
                .param("sealed", keys.seal(secret, context(account)))
                .param("now", clock.instant())
                .update();
        return secret;
    }

    private byte[] open(AccountId account, Secret row) {
        return keys.open(row.sealedSecret(), context(account));
    }

    /** One update decides: of two requests with the same code only one takes the step. */
    private boolean take(AccountId account, Secret row, String code) {
        var typed = code.replaceAll("\\s", "");
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        for (long step = now - STEPS_OFF; step <= now + STEPS_OFF; step++) {
            if (MessageDigest.isEqual(
                    code(open(account, row), step).getBytes(StandardCharsets.UTF_8),
                    typed.getBytes(StandardCharsets.UTF_8))) {
                return sql.sql("""
                                update access.totp set last_step = :step
                                 where account_id = :account and last_step < :step
                                """)
                                .param("account", account)
                                .param("step", step)
                                .update()
                        == 1;
            }
        }
        return false;
    }

    private static String code(byte[] secret, long step) {
        try {
            var generator = new HmacOneTimePasswordGenerator(DIGITS);
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()), step, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("A secret we made ourselves is no key.", impossible);
        }
    }

    private boolean takeRecoveryCode(AccountId account, String code) {
        return sql.sql("""
                                update access.recovery_code set used_at = :now
                                 where account_id = :account and hash = :hash and used_at is null
                                """)
                        .param("account", account)
                        .param("hash", keyed(account, code))
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    /** 48 bits of chance each: the account in the hash keeps one guess from counting against everybody's codes. */
    private static String keyed(AccountId account, String code) {
        return Attempts.hash(account.value() + "\n" + Secrets.plain(code));
    }

    private static String context(AccountId account) {
        return "access/totp/" + account.value();
    }
}
