package org.footbridge.access;

import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passkeys (WebAuthn level 2): a key pair a device keeps, which cannot be phished, guessed or read from our database. */
@Component
public class Passkeys {

    private final Sql sql;

    Passkeys(Sql sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public boolean has(AccountId account) {
        return sql.sql("""
                        select exists (select from access.passkey join access.passkey_holder using (handle)
                                        where account_id = :account)
                        """).param("account", account).single(Boolean.class);
    }

    @Transactional
    void removeAll(AccountId account) {
        sql.sql("delete from access.passkey_holder where account_id = :account")
                .param("account", account)
                .update();
    }
}
