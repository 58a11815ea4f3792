package org.footbridge.notices;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.footbridge.platform.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Sends what stands in the outbox. A mail server that is away costs time, never a mail: the next try comes after one
 * minute, then two, four … at most six hours, for five days. With no server set mails stay where the director sees
 * them.
 */
@Configuration
class MailSending {

    private static final Logger log = LoggerFactory.getLogger(MailSending.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final Duration GIVES_UP_AFTER = Duration.ofDays(5);

    private final Mails mails;
    private final ObjectProvider<JavaMailSender> server;
    private final Clock clock;
    private final String sender;

    MailSending(
            Mails mails,
            ObjectProvider<JavaMailSender> server,
            Clock clock,
            @Value("${footbridge.mail.sender:notices@localhost}") String sender) {
        this.mails = mails;
        this.server = server;
        this.clock = clock;
        this.sender = sender;
    }

    @Bean
    Task<Void> mailTask() {
        return Tasks.oneTime(MailJob.NAME)
                .onFailure((failed, then) -> {
                    var now = failed.getTimeDone();
                    var key = MailJob.Key.of(failed.getExecution().taskInstance);
                    var written = Actor.job(key.organization(), "mail").call(() -> mails.writtenAt(key.mail()));
                    if (written.filter(at -> at.plus(GIVES_UP_AFTER).isAfter(now))
                            .isPresent()) {
                        then.reschedule(failed, now.plus(wait(failed.getExecution().consecutiveFailures)));
                    } else {
                        then.stop();
                    }
                })
                .execute((instance, _) -> {
                    var key = MailJob.Key.of(instance);
                    Actor.job(key.organization(), "mail").run(() -> send(key.mail()));
                });
    }

    void send(MailId id) {
        var post = server.getIfAvailable();
        if (post == null) {
            return;
        }
        mails.unsent(id).ifPresent(mail -> {
            try {
                var message = new SimpleMailMessage();
                message.setFrom(sender);
                message.setTo(mail.address());
                message.setSubject(mail.subject());
                message.setText(mail.text());
                post.send(message);
            } catch (MailException away) {
                log.warn("A mail waits: {}", away.getClass().getSimpleName());
                mails.failed(id, away.getClass().getSimpleName(), clock.instant());
                throw away;
            }
            mails.sent(id, clock.instant());
        });
    }

    static Duration wait(int failures) {
        var doubled = Duration.ofMinutes(1L << Math.min(failures, 9));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
