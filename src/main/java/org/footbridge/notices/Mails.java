package org.footbridge.notices;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as the sending job sees it. */
@Component
class Mails {

    private final Sql sql;
    private final Keys keys;

    Mails(Sql sql, Keys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    record Mail(String address, String subject, String text) {}

    private record Row(String address, String subject, byte[] sealedText) {}

    @Transactional(readOnly = true)
    Optional<Mail> unsent(MailId id) {
        return sql.sql("""
                        select address, subject, sealed_text
                          from notices.mail
                         where organization_id = :organization and id = :id and sent_at is null and stopped_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .map(row -> new Mail(
                        row.address(),
                        row.subject(),
                        new String(keys.open(row.sealedText(), Outbox.context(id)), StandardCharsets.UTF_8)));
    }

    @Transactional(readOnly = true)
    Optional<Instant> writtenAt(MailId id) {
        return sql.sql("""
                        select written_at from notices.mail
                         where organization_id = :organization and id = :id and sent_at is null and stopped_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Instant.class);
    }

    @Transactional
    void sent(MailId id, Instant now) {
        sql.sql("""
                        update notices.mail set sent_at = :now, attempts = attempts + 1, last_problem = null
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", now)
                .update();
    }

    @Transactional
    void failed(MailId id, String problem, Instant now) {
        sql.sql("""
                        update notices.mail
                           set attempts = attempts + 1, last_problem = :problem, last_attempt_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("problem", problem)
                .param("now", now)
                .update();
    }
}
