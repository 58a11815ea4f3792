package org.footbridge.notices;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The mails as pages show them. The text of a private one stays with its recipient. */
@Component
public class Mailbox {

    private final Sql sql;
    private final Keys keys;
    private final Installation installation;
    private final Organizations organizations;
    private final TransactionTemplate transaction;
    private final ObjectProvider<JavaMailSender> server;

    Mailbox(
            Sql sql,
            Keys keys,
            Installation installation,
            Organizations organizations,
            TransactionTemplate transaction,
            ObjectProvider<JavaMailSender> server) {
        this.sql = sql;
        this.keys = keys;
        this.installation = installation;
        this.organizations = organizations;
        this.transaction = transaction;
        this.server = server;
    }

    /** @param text empty where only the recipient may read it */
    public record Letter(
            String address,
            String subject,
            Optional<String> text,
            Instant writtenAt,
            int attempts,
            String lastProblem) {}

    private record Row(
            MailId id,
            String address,
            String subject,
            byte[] sealedText,
            boolean personal,
            Instant writtenAt,
            int attempts,
            String lastProblem) {}

    /** Whether a mail server is set; whether it answers is another question. */
    public boolean serverSet() {
        return server.getIfAvailable() != null;
    }

    /** What waits to be sent from the bound organization, the newest first. */
    @Transactional(readOnly = true)
    public List<Letter> unsent() {
        return sql.sql("""
                        select id, address, subject, sealed_text, private as personal, written_at, attempts,
                               coalesce(last_problem, '') as last_problem
                          from notices.mail
                         where organization_id = :organization and sent_at is null and stopped_at is null
                         order by written_at desc
                         limit 200
                        """).param("organization", Actor.current().organization()).list(Row.class).stream()
                .map(row -> letter(row, !row.personal()))
                .toList();
    }

    /** In the demo only: everything of every organization, with its links. */
    public List<Letter> everything() {
        if (!installation.demo()) {
            throw new IllegalStateException("Mails of a real installation are their recipients'.");
        }
        return organizations.all().stream()
                .flatMap(organization ->
                        Actor.job(organization, "demo mail").call(() -> transaction.execute(_ -> ofTheDemo())).stream())
                .sorted(Comparator.comparing(Letter::writtenAt).reversed())
                .limit(200)
                .toList();
    }

    private List<Letter> ofTheDemo() {
        return sql.sql("""
                        select id, address, subject, sealed_text, private as personal, written_at, attempts,
                               coalesce(last_problem, '') as last_problem
                          from notices.mail
                         where organization_id = :organization
                         order by written_at desc
                         limit 200
                        """).param("organization", Actor.current().organization()).list(Row.class).stream()
                .map(row -> letter(row, true))
                .toList();
    }

    private Letter letter(Row row, boolean readable) {
        return new Letter(
                row.address(),
                row.subject(),
                readable
                        ? Optional.of(new String(
                                keys.open(row.sealedText(), Outbox.context(row.id())), StandardCharsets.UTF_8))
                        : Optional.empty(),
                row.writtenAt(),
                row.attempts(),
                row.lastProblem());
    }
}
