package org.footbridge.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The post of a test: what waits in an outbox goes through a real mail server and comes out as it would arrive. */
@Component
public class Letters {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Mails mails;
    private final Sql sql;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Letters(Mails mails, Sql sql, Clock clock, TransactionTemplate transaction) {
        this.mails = mails;
        this.sql = sql;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @param link the first one in the text, without the host; empty if there is none */
    public record Arrived(String to, String subject, String text, String link) {}

    /** How many wait in this organization's outbox. */
    public int waiting(OrganizationId organization) {
        return unsent(organization).size();
    }

    /** Sends what waits in this organization's outbox, the oldest first. */
    public List<Arrived> deliver(OrganizationId organization) {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
        server.start();
        try {
            var sending = new MailSending(mails, to(server.getSmtp().getPort()), clock, "notices@localhost");
            var waiting = unsent(organization);
            Actor.job(organization, "test").run(() -> waiting.forEach(id -> sending.send(new MailId(id))));
            return Arrays.stream(server.getReceivedMessages())
                    .map(Letters::arrived)
                    .toList();
        } finally {
            server.stop();
        }
    }

    /** Tries to send what waits while no mail server answers; how many could not leave. */
    public int tryInVain(OrganizationId organization) {
        var sending = new MailSending(mails, to(1), clock, "notices@localhost");
        int failed = 0;
        for (var id : unsent(organization)) {
            try {
                Actor.job(organization, "test").run(() -> sending.send(new MailId(id)));
            } catch (MailException away) {
                failed++;
            }
        }
        return failed;
    }

    private List<UUID> unsent(OrganizationId organization) {
        return Actor.job(organization, "test")
                .call(() -> transaction.execute(
                        _ -> sql.sql("""
                        select id from notices.mail
                         where organization_id = :organization and sent_at is null and stopped_at is null
                         order by id
                        """).param("organization", organization).list(UUID.class)));
    }

    private static ObjectProvider<JavaMailSender> to(int port) {
        var post = new JavaMailSenderImpl();
        post.setHost("127.0.0.1");
        post.setPort(port);
        return new ObjectProvider<>() {
            @Override
            public JavaMailSender getObject() {
                return post;
            }
        };
    }

    private static Arrived arrived(jakarta.mail.internet.MimeMessage message) {
        try {
            var text = message.getContent().toString();
            var link = LINK.matcher(text);
            return new Arrived(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    text,
                    link.find() ? java.net.URI.create(link.group()).getPath() : "");
        } catch (MessagingException garbled) {
            throw new IllegalStateException(garbled);
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }
}
