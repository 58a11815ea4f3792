package org.footbridge.access.web;

import org.footbridge.access.AccountId;
import org.footbridge.platform.Actor;

/** The login of who asks. */
final class Own {

    private Own() {}

    static AccountId account() {
        var account = Actor.current().account();
        if (account == null) {
            throw new IllegalStateException("A page of one's own account was reached without one.");
        }
        return new AccountId(account);
    }
}
