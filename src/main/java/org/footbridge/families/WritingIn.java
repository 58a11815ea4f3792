package org.footbridge.families;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.access.NotYours;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.messages.AnswerTime;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody near writes to the team, with a door or without, and never reads back. Whether we know whom they write about
 * changes neither the answer nor who is told: a yes to the safety question raises the alert for somebody unknown too
 * (CARE 1).
 */
@Component
public class WritingIn {

    public static final int MOST_WORDS = 8000;
    public static final int MOST_ABOUT = 200;

    static final String TASK = "read what family wrote";

    /** For a letter about somebody who has no stay, so that no program's own promise holds. */
    private static final Duration USUAL = Duration.ofDays(1);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Episodes episodes;
    private final AnswerTime answerTime;
    private final Alerts alerts;
    private final Tasks tasks;
    private final TransactionTemplate apart;

    WritingIn(
            Sql sql,
            Clock clock,
            Audit audit,
            Episodes episodes,
            AnswerTime answerTime,
            Alerts alerts,
            Tasks tasks,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.episodes = episodes;
        this.answerTime = answerTime;
        this.alerts = alerts;
        this.tasks = tasks;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What came of writing; the same for everybody. */
    public enum Written {
        SENT,
        /** Sent, and somebody is told now that safety is at stake. */
        TOLD
    }

    /** Why it cannot be sent as it is. */
    public enum Flaw {
        EMPTY,
        TOO_LONG,
        /** One answer first: is anybody's safety at stake before it is read? */
        ASK_AT_STAKE
    }

    /** Nothing where it can be sent. */
    public static Optional<Flaw> flaw(String about, String words, Optional<Boolean> atStake) {
        if (plain(words).isEmpty()) {
            return Optional.of(Flaw.EMPTY);
        }
        if (plain(words).length() > MOST_WORDS || plain(about).length() > MOST_ABOUT) {
            return Optional.of(Flaw.TOO_LONG);
        }
        return atStake.isEmpty() ? Optional.of(Flaw.ASK_AT_STAKE) : Optional.empty();
    }

    private static String plain(String typed) {
        return typed.replace("\u0000", "").strip();
    }

    private record Near(ParticipantId participantId, String givenName, String familyName, String called) {}

    private record Writer(String name, Optional<String> phone) {}

    /**
     * As the bound contact.
     *
     * @param about whom, in the writer's words; may be empty
     * @throws IllegalArgumentException with a {@link #flaw}
     */
    public Written write(String about, String words, boolean atStake) {
        var actor = Actor.current();
        if (actor.kind() != Actor.Kind.CONTACT) {
            throw new NotYours();
        }
        if (flaw(about, words, Optional.of(atStake)).isPresent()) {
            throw new IllegalArgumentException("Not to be sent.");
        }
        var contact = new ContactId(Objects.requireNonNull(actor.person()));
        // The writer may know nothing of whom the letter reaches, so it is kept where no contact reads or writes.
        Actor.job(actor.organization(), "family letter")
                .run(() -> apart.executeWithoutResult(_ -> keep(contact, plain(about), plain(words), atStake)));
        return atStake ? Written.TOLD : Written.SENT;
    }

    private void keep(ContactId contact, String about, String words, boolean atStake) {
        var now = clock.instant();
        var id = new LetterId(Id.fresh(now));
        var person = whom(contact, about);
        var stay = person.flatMap(episodes::currentOf).flatMap(episodes::find);
        sql.sql("""
                        insert into families.letter (organization_id, id, contact_id, about, words, at_stake, written_at, regime,
                                                     privacy_class)
                        values (:organization, :id, :contact, :about, :words, :atStake, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("contact", contact)
                .param("about", about)
                .param("words", words)
                .param("atStake", atStake)
                .param("now", now)
                .param("regime", stay.map(Episode::regime).orElse(Regime.PART2))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        var task = task(
                person,
                stay.map(Episode::programId)
                        .map(program -> answerTime.now(program).dueAt())
                        .orElse(now.plus(USUAL)));
        sql.sql("""
                        insert into families.handling (organization_id, letter_id, participant_id, task_id)
                        values (:organization, :letter, :person::uuid, :task)
                        """)
                .param("organization", Actor.current().organization())
                .param("letter", id)
                .param("person", person)
                .param("task", task)
                .update();
        audit.act(Act.CREATE, "letter from family", id, person.map(List::of).orElse(List.of()));
        if (atStake) {
            alerts.raise(person.map(one -> Raise.about(
                            one,
                            Source.MESSAGE,
                            Urgency.NOW,
                            "Family wrote in: somebody's safety is at stake",
                            Optional.of(id.value())))
                    .orElseGet(() -> Raise.aboutUnknown(
                            unknown(contact, about),
                            Source.MESSAGE,
                            Urgency.NOW,
                            "Family wrote in: somebody's safety is at stake",
                            Optional.of(id.value()))));
        }
    }

    private TaskId task(Optional<ParticipantId> person, Instant due) {
        return tasks.openOnce(new NewTask(
                TASK,
                "Somebody of the family wrote in",
                person,
                Optional.of(Role.THERAPIST),
                Optional.empty(),
                due,
                person.map(one -> "/people/" + one.value() + "/family").orElse("/messages/family")));
    }

    /** The one the writer stands near, or of several the one whose name they wrote; else the team finds out. */
    private Optional<ParticipantId> whom(ContactId contact, String about) {
        var near = sql.sql("""
                        select near.participant_id, name.given_name, name.family_name, name.called
                          from people.v_contacts_of near
                          join people.v_names name
                            on name.organization_id = near.organization_id and name.participant_id = near.participant_id
                         where near.organization_id = :organization and near.contact_id = :contact
                        """)
                .param("organization", Actor.current().organization())
                .param("contact", contact)
                .list(Near.class);
        if (near.size() == 1) {
            return Optional.of(near.getFirst().participantId());
        }
        var named = List.of(about.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}'-]+"));
        var meant = near.stream()
                .filter(one -> Stream.of(one.givenName(), one.called())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(named::contains))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst().participantId()) : Optional.empty();
    }

    private String unknown(ContactId contact, String about) {
        var writer = sql.sql("""
                        select name, phone from people.v_contacts
                         where organization_id = :organization and contact_id = :contact
                        """)
                .param("organization", Actor.current().organization())
                .param("contact", contact)
                .single(Writer.class);
        return "%s, as %s writes (%s)"
                .formatted(
                        about.isEmpty() ? "Somebody" : about,
                        writer.name(),
                        writer.phone().orElse("no number known"));
    }
}
