package org.footbridge.portal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.footbridge.alerts.Pushes;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.ui.WordsOf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Looks every few minutes what is due, and pushes it: one sentence, the same for everything, in the person's language.
 * What cannot be delivered is tried again after one minute, then two, four … for two hours, and never into the quiet hours.
 */
@Configuration(value = "portalNoteSending", proxyBeanMethods = false)
class NoteSending {

    private static final Logger log = LoggerFactory.getLogger(NoteSending.class);
    private static final Duration GIVES_UP_AFTER = Duration.ofHours(2);

    /** How long the push service keeps it for a phone that is off; never into the quiet hours. */
    private static final Duration KEPT_FOR = Duration.ofHours(4);

    private final DueNotes notes;
    private final NotedPhones phones;
    private final Pushes pushes;
    private final WordsOf words;
    private final Organizations organizations;
    private final Clock clock;

    NoteSending(
            DueNotes notes,
            NotedPhones phones,
            Pushes pushes,
            WordsOf words,
            Organizations organizations,
            Clock clock) {
        this.notes = notes;
        this.phones = phones;
        this.pushes = pushes;
        this.words = words;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 100_000, fixedDelay = 300_000)
    void everywhere() {
        for (var organization : organizations.all()) {
            try {
                Actor.job(organization, "phone notes").run(() -> {
                    phones.endWithTheStay();
                    notes.write();
                });
            } catch (DataAccessException | TransactionException away) {
                log.warn(
                        "Notes on phones wait for the database: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    @Bean
    Task<Void> phoneNoteTask() {
        return Tasks.oneTime(NoteJob.NAME)
                .onFailure((failed, then) -> then.reschedule(
                        failed,
                        failed.getTimeDone()
                                .plus(Duration.ofMinutes(
                                        1L << Math.min(failed.getExecution().consecutiveFailures, 5)))))
                .execute((instance, _) -> {
                    var key = NoteJob.Key.of(instance);
                    Actor.job(key.organization(), "phone notes").run(() -> send(key.note()));
                });
    }

    /** @throws Waits if it is to be tried again */
    void send(UUID note) {
        var due = notes.due(note);
        if (due.isEmpty()) {
            return;
        }
        if (due.get().wish().quietAt(clock.instant())) {
            notes.failed(note, "the quiet hours had begun", true);
            return;
        }
        phones.reached(due.get().phoneId()).ifPresent(to -> push(note, due.get(), to));
    }

    private void push(UUID note, DueNotes.Due due, NotedPhones.Reached to) {
        var loudFor = due.wish().untilQuietAfter(clock.instant());
        switch (pushes.push(
                to.subscription(),
                words.of(to.language()).say("portal.note.words"),
                "normal",
                loudFor.compareTo(KEPT_FOR) < 0 ? loudFor : KEPT_FOR)) {
            case Pushes.Outcome.Pushed() -> notes.sent(note);
            case Pushes.Outcome.Withdrawn() -> {
                phones.gone(due.phoneId());
                notes.failed(note, "the browser has withdrawn", true);
            }
            case Pushes.Outcome.NotYet(var problem) -> {
                boolean forGood = due.writtenAt().plus(GIVES_UP_AFTER).isBefore(clock.instant());
                log.warn("A note on a phone {}: {}", forGood ? "is given up" : "waits", problem);
                notes.failed(note, problem, forGood);
                if (!forGood) {
                    throw new Waits(problem);
                }
            }
        }
    }

    /** Tells the scheduler to come again. */
    static final class Waits extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Waits(String problem) {
            super(problem, null, false, false);
        }
    }
}
