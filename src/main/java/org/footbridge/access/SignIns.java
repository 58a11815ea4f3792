package org.footbridge.access;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sign-ins that are open, and how they end. A row deleted here ends a sign-in at every node at once. */
@Component
public class SignIns {

    /** Where a sign-in keeps the browser's name, in words of {@link SignIn#browser}. */
    public static final String BROWSER = "org.footbridge.access.browser";

    /** The cookie by which a browser is known again. */
    public static String knownDeviceCookie(boolean https) {
        return https ? "__Host-known" : "known";
    }

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Accounts accounts;
    private final FindByIndexNameSessionRepository<? extends Session> kept;

    SignIns(
            Sql sql,
            Clock clock,
            Audit audit,
            Accounts accounts,
            FindByIndexNameSessionRepository<? extends Session> kept) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.accounts = accounts;
        this.kept = kept;
    }

    /** Ends this one. */
    public void end(@Nullable HttpSession session) {
        if (session != null) {
            if (Actor.bound().isPresent()) {
                audit.apart(Act.SIGN_OUT, "sign-in", null, List.of(), "");
            }
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /**
     * One sign-in that is open.
     *
     * @param key names it on pages; opens nothing
     * @param browser such as {@code "Firefox, Windows"}; empty where the browser did not say
     * @param here whether it is the one that asks
     */
    public record SignIn(
            String key, Instant startedAt, Instant lastUsedAt, Proof.Device device, String browser, boolean here) {}

    /** Every open sign-in of this login: the asking one first, then the one last used. */
    public List<SignIn> openOf(AccountId account, @Nullable HttpSession asking) {
        var here = asking == null ? "" : asking.getId();
        return kept.findByPrincipalName(account.value().toString()).values().stream()
                .flatMap(session -> open(session, here).stream())
                .sorted(Comparator.comparing(SignIn::here)
                        .thenComparing(SignIn::lastUsedAt)
                        .reversed())
                .toList();
    }

    private Optional<SignIn> open(Session session, String here) {
        return Optional.ofNullable((Proof) session.getAttribute(Proof.class.getName()))
                .filter(proof -> !session.isExpired() && !proof.endedBy(clock.instant()))
                .map(proof -> new SignIn(
                        Attempts.hash(session.getId()).substring(0, 16),
                        proof.signedInAt(),
                        session.getLastAccessedTime(),
                        proof.device(),
                        Objects.requireNonNullElse(session.<String>getAttribute(BROWSER), ""),
                        session.getId().equals(here)));
    }

    /** How many of this login are open. */
    @Transactional(readOnly = true)
    public int count(AccountId account) {
        return sql.sql("""
                        select count(*)::int from access.sign_in where principal_name = :account and expiry_time > :now
                        """)
                .param("account", account.value().toString())
                .param("now", clock.millis())
                .single(Integer.class);
    }

    /** Ends one other sign-in of the bound person, named by its key. Answers whether there was one. */
    public boolean endOne(AccountId account, String key) {
        var found = kept.findByPrincipalName(account.value().toString()).keySet().stream()
                .filter(id -> Attempts.hash(id).startsWith(key) && key.length() == 16)
                .findFirst();
        found.ifPresent(id -> {
            kept.deleteById(id);
            audit.apart(Act.SIGN_OUT, "account", account, List.of(), "one other sign-in ended");
        });
        return found.isPresent();
    }

    /** Ends every sign-in of this login, the asking one too: a lost phone, a new password, a membership that ended. */
    @Transactional
    public int endAll(AccountId account) {
        return endAllBut(account, "");
    }

    /** Ends every other sign-in of this login. */
    @Transactional
    public int endOthers(AccountId account, HttpSession asking) {
        return endAllBut(account, asking.getId());
    }

    private int endAllBut(AccountId account, String keep) {
        int ended = sql.sql("delete from access.sign_in where principal_name = :account and session_id <> :keep")
                .param("account", account.value().toString())
                .param("keep", keep)
                .update();
        if (Actor.bound().isPresent()) {
            audit.act(
                    Act.SIGN_OUT,
                    "account",
                    account,
                    List.of(),
                    (keep.isEmpty() ? "every sign-in ended: " : "every other sign-in ended: ") + ended);
        }
        return ended;
    }

    /** One word at the desk (CARE 29): ends every sign-in of this participant, contact or staff member. */
    @Transactional
    public int endAllOf(Id person) {
        return accounts.accountOf(person).map(this::endAll).orElse(0);
    }
}
