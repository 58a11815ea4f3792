package org.footbridge.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@FootbridgeTest
class OutboxTests {

    @Autowired
    Outbox outbox;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Mails mails;

    @Autowired
    Clock clock;

    @Autowired
    Riverside riverside;

    private record Somebody(UUID value) implements Id {}

    @Test
    void a_mail_leaves_neutral_and_once() throws MessagingException, IOException {
        var house = riverside.found();
        var id = write(house, "dana@example.org", new Somebody(UUID.randomUUID()));
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
        server.start();
        try {
            var sending = sending(server.getSmtp().getPort());
            house.job(() -> {
                sending.send(id);
                sending.send(id);
                return null;
            });
            assertThat(server.getReceivedMessages()).hasSize(1);
            var message = server.getReceivedMessages()[0];
            assertThat(message.getSubject()).isEqualTo("A new password");
            assertThat(message.getFrom()[0].toString()).isEqualTo("notices@localhost");
            assertThat(message.getContent().toString()).contains("https://example.org/x");
            assertThat((message.getSubject() + message.getContent()).toLowerCase(Locale.ROOT))
                    .doesNotContain("treatment", "therapy", "patient", "program", "health", "riverside");
        } finally {
            server.stop();
        }
        assertThat(house.job(mailbox::unsent)).isEmpty();
    }

    @Test
    void a_server_that_is_away_costs_time_and_no_mail() {
        var house = riverside.found();
        var id = write(house, "dana@example.org", new Somebody(UUID.randomUUID()));
        var sending = sending(1);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> house.job(() -> {
                    sending.send(id);
                    return null;
                }))
                .isInstanceOf(org.springframework.mail.MailException.class);
        assertThat(house.job(mailbox::unsent)).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isOne();
            assertThat(letter.text())
                    .as("a personal link is not the director's to read")
                    .isEmpty();
        });
        assertThat(MailSending.wait(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(MailSending.wait(3)).isEqualTo(Duration.ofMinutes(8));
        assertThat(MailSending.wait(40)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void what_is_rolled_back_is_never_sent_and_what_is_stopped_neither() {
        var house = riverside.found();
        var person = new Somebody(UUID.randomUUID());
        write(house, "dana@example.org", person);
        house.job(() -> house.inTransaction(() -> {
            outbox.stop(person);
            return 0;
        }));
        assertThat(house.job(mailbox::unsent)).isEmpty();
    }

    private MailId write(Riverside.House house, String address, Id person) {
        return house.job(() -> house.inTransaction(() -> outbox.mail(
                Recipient.at(address, person),
                "access.mail.reset",
                Locale.ENGLISH,
                Map.of("link", "https://example.org/x"))));
    }

    private MailSending sending(int port) {
        var post = new JavaMailSenderImpl();
        post.setHost("127.0.0.1");
        post.setPort(port);
        return new MailSending(
                mails,
                new ObjectProvider<JavaMailSender>() {
                    @Override
                    public JavaMailSender getObject() {
                        return post;
                    }
                },
                clock,
                "notices@localhost");
    }
}
