package org.footbridge.families;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The team's side of what family wrote: collateral information with its writer's name on it. The team decides whether the
 * person may read it, and says who is meant where the writer left it open.
 */
@Component
public class FamilyLetters {

    /** What the audit and the seal call it. */
    public static final String ERROR = "letter from family";

    private static final int MOST = 100;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Tasks tasks;
    private final EnteredInError errors;

    FamilyLetters(Sql sql, Clock clock, Audit audit, Authorization authorization, Tasks tasks, EnteredInError errors) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.tasks = tasks;
        this.errors = errors;
    }

    /**
     * @param relation what the writer is to the person; empty where they are near no longer, or nobody is known
     * @param personName empty until the team knows whom it is about
     */
    public record Letter(
            LetterId letterId,
            ContactId contactId,
            String writer,
            Optional<String> relation,
            Optional<ParticipantId> participantId,
            Optional<String> personName,
            String about,
            String words,
            boolean atStake,
            Instant writtenAt,
            Optional<Instant> readAt,
            Optional<String> readBy,
            Optional<Instant> shownAt) {}

    private static final String SELECT = """
            select letter.id as letter_id, letter.contact_id, writer.name as writer, near.relation,
                   handling.participant_id, person.full_name as person_name, letter.about, letter.words, letter.at_stake,
                   letter.written_at, handling.read_at, reader.full_name as read_by, handling.shown_at
              from families.letter
              join families.handling
                on handling.organization_id = letter.organization_id and handling.letter_id = letter.id
              join people.v_contacts writer
                on writer.organization_id = letter.organization_id and writer.contact_id = letter.contact_id
              left join people.v_contacts_of near
                on near.organization_id = letter.organization_id and near.contact_id = letter.contact_id
               and near.participant_id = handling.participant_id
              left join people.v_names person
                on person.organization_id = letter.organization_id and person.participant_id = handling.participant_id
              left join staff.v_names reader
                on reader.organization_id = letter.organization_id and reader.staff_id = handling.read_by
             where letter.organization_id = :organization
            """;

    /** What waits and what was read, of people the bound staff member looks after and of nobody known; unread first. */
    @Transactional(readOnly = true)
    public List<Letter> inbox() {
        authorization.require(Permission.ANSWER_MESSAGES);
        return sql.sql(SELECT + """
                           and (handling.participant_id is null or handling.participant_id = any(:reachable::uuid[]))
                         order by handling.read_at is not null, letter.written_at desc, letter.id desc
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", authorization.reachable(Permission.ANSWER_MESSAGES))
                .param("most", MOST)
                .list(Letter.class);
    }

    /** About one person: all of it for the team, for the person what the team let through. */
    @Transactional(readOnly = true)
    public List<Letter> about(ParticipantId person) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.ANSWER_MESSAGES,
                person);
        return sql.sql(SELECT + """
                           and handling.participant_id = :person
                         order by letter.written_at desc, letter.id desc
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("most", MOST)
                .list(Letter.class);
    }

    private record Held(Optional<ParticipantId> participantId, ContactId contactId, Optional<TaskId> taskId) {}

    /** The bound staff member has read it; the work item goes when nothing else of it waits. */
    @Transactional
    public void read(LetterId id) {
        var held = held(id);
        int read = sql.sql("""
                        update families.handling set read_at = :now, read_by = :me
                         where organization_id = :organization and letter_id = :id and read_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .param("me", EnteredInError.author())
                .update();
        if (read == 1) {
            held.taskId().filter(task -> !waits(task)).ifPresent(task -> tasks.finish(task, "Read"));
            acted(id, held.participantId(), "read");
        }
    }

    private boolean waits(TaskId task) {
        return sql.sql("""
                        select exists (select from families.handling
                                        where organization_id = :organization and task_id = :task and read_at is null)
                        """)
                .param("organization", Actor.current().organization())
                .param("task", task)
                .single(Boolean.class);
    }

    /** It is about this person, as the team found out; only while nobody was said, and only of people near the writer. */
    @Transactional
    public void sort(LetterId id, ParticipantId person) {
        var held = held(id);
        authorization.require(Permission.ANSWER_MESSAGES, person);
        if (held.participantId().isPresent() || !nearTo(held.contactId()).contains(person)) {
            throw new NotYours();
        }
        sql.sql("""
                        update families.handling set participant_id = :person, sorted_at = :now
                         where organization_id = :organization and letter_id = :id and participant_id is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("person", person)
                .param("now", clock.instant())
                .update();
        acted(id, Optional.of(person), "sorted");
    }

    /** Whom it can be about: people the writer stands near and the bound staff member looks after. */
    @Transactional(readOnly = true)
    public List<ParticipantId> nearTo(ContactId contact) {
        return sql
                .sql("""
                        select participant_id from people.v_contacts_of
                         where organization_id = :organization and contact_id = :contact
                           and participant_id = any(:reachable::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("contact", contact)
                .param("reachable", authorization.reachable(Permission.ANSWER_MESSAGES))
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .toList();
    }

    /** Whether the person may read it from now on; taking it back hides it again, but what was seen was seen. */
    @Transactional
    public void show(LetterId id, boolean shown) {
        var held = held(id);
        if (held.participantId().isEmpty()) {
            throw new NotYours();
        }
        sql.sql("""
                        update families.handling set shown_at = :at::timestamptz
                         where organization_id = :organization and letter_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("at", shown ? Optional.of(clock.instant()) : Optional.empty())
                .update();
        acted(id, held.participantId(), shown ? "shown to the person" : "kept from the person");
    }

    private record Kept(ParticipantId participantId, UUID readBy, Instant writtenAt, Regime regime) {}

    /** Who read it into the record says that it stands with the wrong person; the privacy officer is asked to seal it (CARE 12). */
    @Transactional
    public EnteredInError.Asking enteredInError(LetterId id, String reason) {
        held(id);
        var kept = sql.sql("""
                        select handling.participant_id, handling.read_by, letter.written_at, letter.regime
                          from families.handling
                          join families.letter
                            on letter.organization_id = handling.organization_id and letter.id = handling.letter_id
                         where handling.organization_id = :organization and handling.letter_id = :id
                           and handling.participant_id is not null and handling.read_by is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Kept.class);
        if (kept.isEmpty()) {
            return new EnteredInError.Asking.Refused("Read it first, and say whom it is about.");
        }
        var letter = kept.get();
        return errors.ask(
                new EnteredInError.Thing(
                        ERROR,
                        id,
                        letter.participantId(),
                        letter.readBy(),
                        LocalDate.ofInstant(letter.writtenAt(), ZoneOffset.UTC),
                        letter.regime()),
                reason);
    }

    private Held held(LetterId id) {
        authorization.require(Permission.ANSWER_MESSAGES);
        var held = sql.sql("""
                        select handling.participant_id, letter.contact_id, handling.task_id
                          from families.handling
                          join families.letter
                            on letter.organization_id = handling.organization_id and letter.id = handling.letter_id
                         where handling.organization_id = :organization and handling.letter_id = :id
                           for update of handling
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Held.class)
                .orElseThrow(NotYours::new);
        held.participantId().ifPresent(person -> authorization.require(Permission.ANSWER_MESSAGES, person));
        return held;
    }

    private void acted(LetterId id, Optional<ParticipantId> person, String what) {
        audit.act(Act.UPDATE, "letter from family", id, person.map(List::of).orElse(List.of()), what);
    }
}
