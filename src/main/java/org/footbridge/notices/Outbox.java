package org.footbridge.notices;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails, written in the transaction of what they tell and sent by a job. Their words come from message files and hold
 * neither health data nor the word for what this is: even attending is confidential.
 */
@Component
public class Outbox {

    private final Sql sql;
    private final Clock clock;
    private final Keys keys;
    private final WordsOf words;
    private final MailJob job;

    Outbox(Sql sql, Clock clock, Keys keys, WordsOf words, MailJob job) {
        this.sql = sql;
        this.clock = clock;
        this.keys = keys;
        this.words = words;
        this.job = job;
    }

    /**
     * Puts a mail into the outbox.
     *
     * @param noticeKey {@code <module>.mail.<name>}; the message files hold {@code <noticeKey>.subject} and
     *     {@code <noticeKey>.text}, in which {@code {name}} stands for a neutral word
     * @param neutralWords what is filled in; a word named {@code link} makes the mail private: pages hide its text
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MailId mail(Recipient to, String noticeKey, Locale language, Map<String, String> neutralWords) {
        var id = new MailId(Id.fresh(clock.instant()));
        var said = words.of(language);
        sql.sql("""
                        insert into notices.mail (organization_id, id, address, person_id, notice, subject, sealed_text, private,
                                                  written_at, attempts)
                        values (:organization, :id, :address, :person, :notice, :subject, :text, :private, :now, 0)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("address", to.address())
                .param("person", to.person())
                .param("notice", noticeKey)
                .param("subject", filled(said.say(noticeKey + ".subject"), neutralWords))
                .param("text", seal(id, filled(said.say(noticeKey + ".text"), neutralWords)))
                .param("private", neutralWords.containsKey("link"))
                .param("now", clock.instant())
                .update();
        job.schedule(Actor.current().organization(), id);
        return id;
    }

    /** No unsent mail goes to this person any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(Id person) {
        sql.sql("""
                        update notices.mail set stopped_at = :now
                         where organization_id = :organization and person_id = :person
                           and sent_at is null and stopped_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("now", clock.instant())
                .update();
    }

    private byte[] seal(MailId id, String text) {
        return keys.seal(text.getBytes(StandardCharsets.UTF_8), context(id));
    }

    static String context(MailId id) {
        return "notices/mail/" + id.value();
    }

    private static String filled(String text, Map<String, String> neutralWords) {
        String filled = text;
        for (var word : neutralWords.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }
}
