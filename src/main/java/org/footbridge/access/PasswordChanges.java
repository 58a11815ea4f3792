package org.footbridge.access;

import java.util.Locale;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.springframework.stereotype.Component;

/** What follows when somebody changed their own password: its audit, and a word to their address, in case it was not them. */
@Component
public class PasswordChanges {

    private final Accounts accounts;
    private final AccountAudit audit;
    private final Post post;
    private final Installation installation;

    PasswordChanges(Accounts accounts, AccountAudit audit, Post post, Installation installation) {
        this.accounts = accounts;
        this.audit = audit;
        this.post = post;
        this.installation = installation;
    }

    public void changed(AccountId account, Locale language) {
        audit.changed(account, "new password by its owner");
        var name = accounts.signInName(account);
        if (name.contains("@")) {
            accounts.memberships(account).stream()
                    .findFirst()
                    .ifPresent(one -> Actor.job(one.organizationId(), "new password")
                            .run(() -> post.link(
                                    name,
                                    one.personId(),
                                    "access.mail.changed",
                                    language,
                                    installation.url() + "/forgotten")));
        }
    }
}
