package org.footbridge.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done for a name somebody typed at the door. The request only writes the name down; whether it exists is found
 * out here, a moment later, so that neither words nor time tell the one who knocked.
 */
@Component
public class Knocks {

    /** Somebody forgot their password: does what is to be done, if the name and the account allow it. */
    interface Forgotten {
        void asked(AccountId account, String signInName, Locale language);
    }

    private final Sql sql;
    private final Clock clock;
    private final Accounts accounts;
    private final Audit audit;
    private final Forgotten forgotten;

    Knocks(Sql sql, Clock clock, Accounts accounts, Audit audit, Forgotten forgotten) {
        this.sql = sql;
        this.clock = clock;
        this.accounts = accounts;
        this.audit = audit;
        this.forgotten = forgotten;
    }

    /** A wrong name or password. */
    @Transactional
    public void failed(String signInName, String network) {
        write("failed", signInName, network, Locale.ENGLISH);
    }

    /** Somebody asks for a new password. */
    @Transactional
    public void forgotten(String signInName, String network, Locale language) {
        write("forgotten", signInName, network, language);
    }

    private void write(String kind, String signInName, String network, Locale language) {
        var name = signInName.strip().toLowerCase(Locale.ROOT);
        sql.sql("""
                        insert into access.knock (id, kind, sign_in_name, network, language, knocked_at)
                        values (:id, :kind, :name, :network, :language, :now)
                        """)
                .param("id", Id.fresh(clock.instant()))
                .param("kind", kind)
                .param("name", name.length() > 200 ? name.substring(0, 200) : name)
                .param("network", network)
                .param("language", language.getLanguage())
                .param("now", clock.instant())
                .update();
    }

    private record Knock(String kind, String signInName, String network, String language, Instant knockedAt) {}

    /** Each knock is taken by one node. */
    @Scheduled(fixedDelay = 1_000)
    void answer() {
        Optional<Knock> next = next();
        while (next.isPresent()) {
            var knock = next.get();
            accounts.login(knock.signInName()).ifPresent(login -> answer(knock, login));
            next = next();
        }
    }

    private Optional<Knock> next() {
        return sql.sql("""
                        delete from access.knock
                         where id = (select id from access.knock order by id limit 1 for update skip locked)
                        returning kind, sign_in_name, network, language, knocked_at
                        """).optional(Knock.class);
    }

    private void answer(Knock knock, Accounts.Login login) {
        if (knock.kind().equals("forgotten")) {
            forgotten.asked(login.id(), login.signInName(), Locale.of(knock.language()));
            return;
        }
        for (var membership : accounts.memberships(login.id())) {
            Actor.job(membership.organizationId(), "sign-in")
                    .run(() -> audit.apart(
                            Act.SIGN_IN_FAILED,
                            "membership",
                            membership.id(),
                            List.of(),
                            "name or password, from " + knock.network()));
        }
    }
}
