package org.footbridge.access;

import java.util.List;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Component;

/** What happens to a login concerns every organization it belongs to: each gets its own row, whoever is bound. */
@Component
public class AccountAudit {

    private final Accounts accounts;
    private final Audit audit;

    AccountAudit(Accounts accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The login was changed, such as {@code "new password"}. */
    public void changed(AccountId account, String what) {
        write(account, Act.CONFIGURE, what);
    }

    /** Somebody gave the wrong thing for this login, such as {@code "second factor"}. */
    public void failed(AccountId account, String what) {
        write(account, Act.SIGN_IN_FAILED, what);
    }

    private void write(AccountId account, Act act, String what) {
        accounts.memberships(account)
                .forEach(membership -> Actor.job(membership.organizationId(), "sign-in")
                        .run(() -> audit.apart(act, "membership", membership.id(), List.of(), what)));
    }
}
