package org.footbridge.access;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sign-ins that are open, and how they end. A row deleted here ends a sign-in at every node at once. */
@Component
public class SignIns {

    private final Sql sql;
    private final Audit audit;
    private final Accounts accounts;

    SignIns(Sql sql, Audit audit, Accounts accounts) {
        this.sql = sql;
        this.audit = audit;
        this.accounts = accounts;
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

    /** One sign-in that is open. */
    public record SignIn(Instant startedAt, Instant lastUsedAt) {}

    /** Every open sign-in of this login, the newest first. */
    @Transactional(readOnly = true)
    public List<SignIn> openOf(AccountId account) {
        return sql.sql("""
                        select to_timestamp(creation_time / 1000.0) as started_at, to_timestamp(last_access_time / 1000.0) as last_used_at
                          from access.sign_in
                         where principal_name = :account
                         order by creation_time desc
                        """).param("account", account.value().toString()).list(SignIn.class);
    }

    /** Ends every sign-in of this login, the asking one too: a lost phone, a new password, a membership that ended. */
    @Transactional
    public int endAll(AccountId account) {
        int ended = sql.sql("delete from access.sign_in where principal_name = :account")
                .param("account", account.value().toString())
                .update();
        if (Actor.bound().isPresent()) {
            audit.act(Act.SIGN_OUT, "account", account, List.of(), "every sign-in ended: " + ended);
        }
        return ended;
    }

    /** One word at the desk (CARE 29): ends every sign-in of this participant, contact or staff member. */
    @Transactional
    public int endAllOf(Id person) {
        return accounts.accountOf(person).map(this::endAll).orElse(0);
    }

    /** For the audit of each organization this login belongs to. */
    public void failedSecondFactor(AccountId account) {
        accounts.memberships(account)
                .forEach(membership -> Actor.job(membership.organizationId(), "sign-in")
                        .run(() -> audit.apart(
                                Act.SIGN_IN_FAILED, "membership", membership.id(), List.of(), "second factor")));
    }
}
