package org.footbridge.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Due;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.tasks.EnteredInError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what happened in the room that belongs in no note: boundary matters, one record for each person involved and
 * none naming another (CARE 10, 28), and health matters apart from them (CARE 8). What is written stays; an addendum
 * stands beside it. Participants and families never see them.
 */
@Component
public class RoomEvents {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Rosters rosters;
    private final EnteredInError errors;

    RoomEvents(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            Rosters rosters,
            EnteredInError errors) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.rosters = rosters;
        this.errors = errors;
    }

    /**
     * Of one person.
     *
     * @param seen what was seen and heard, about this person alone
     * @param done what was said and done; may be empty
     */
    public record Words(String seen, String done) {}

    /**
     * A health matter of one person.
     *
     * @param called who was called; may be empty
     * @param leftHow how and with whom they left; empty while they are still here
     */
    public record Health(
            HealthKind kind, Instant happenedAt, String seen, String done, String called, String leftHow) {}

    /** What came of writing. */
    public sealed interface Writing {
        record Written() implements Writing {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Writing {}
    }

    /**
     * A matter between people, in each one's own words.
     *
     * @throws NotYours if one of them is not on the roster or not reached by the actor
     */
    @Transactional
    public Writing boundary(SessionId id, BoundaryKind kind, Instant happenedAt, Map<ParticipantId, Words> involved) {
        involved.keySet().forEach(person -> authorization.require(Permission.TAKE_ATTENDANCE, person));
        var author = author();
        var session = sessions.get(id);
        var refused = refusal(session, happenedAt);
        if (refused.isPresent()) {
            return new Writing.Refused(refused.get());
        }
        if (involved.isEmpty()
                || involved.values().stream().anyMatch(words -> words.seen().isBlank())) {
            return new Writing.Refused("Say for each person involved what was seen, about that person alone.");
        }
        var due = due(id);
        var now = clock.instant();
        var event = Id.fresh(now);
        sql.batch("""
                insert into attendance.boundary_event (organization_id, id, event_id, session_id, participant_id, episode_id, kind,
                                                       happened_at, seen, done, written_at, written_by, regime, privacy_class)
                values (:organization, :id, :event, :session, :participant, :episode, :kind,
                        :happenedAt, :seen, :done, :now, :by, :regime, :class)
                """, involved.entrySet(), one -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("organization", Actor.current().organization());
            row.put("id", Id.fresh(now));
            row.put("event", event);
            row.put("session", id);
            row.put("participant", one.getKey());
            row.put("episode", on(due, one.getKey()).episodeId());
            row.put("kind", kind);
            row.put("happenedAt", happenedAt);
            row.put("seen", one.getValue().seen().strip());
            row.put("done", one.getValue().done().strip());
            row.put("now", now);
            row.put("by", author);
            row.put("regime", session.regime());
            row.put("class", PrivacyClass.ORDINARY);
            return row;
        });
        sessionTouched(session);
        audit.act(Act.CREATE, "boundary event", id, List.copyOf(involved.keySet()));
        return new Writing.Written();
    }

    /**
     * A matter of one person's body.
     *
     * @throws NotYours if the person is not on the roster or not reached by the actor
     */
    @Transactional
    public Writing health(SessionId id, ParticipantId person, Health health) {
        authorization.require(Permission.TAKE_ATTENDANCE, person);
        var author = author();
        var session = sessions.get(id);
        var refused = refusal(session, health.happenedAt());
        if (refused.isPresent()) {
            return new Writing.Refused(refused.get());
        }
        if (health.seen().isBlank() || health.done().isBlank()) {
            return new Writing.Refused("Say what was seen and what was done.");
        }
        var due = on(due(id), person);
        var now = clock.instant();
        sql.sql("""
                        insert into attendance.health_event (organization_id, id, session_id, participant_id, episode_id, kind,
                                                             happened_at, seen, done, called, left_how, written_at, written_by,
                                                             regime, privacy_class)
                        values (:organization, :id, :session, :participant, :episode, :kind,
                                :happenedAt, :seen, :done, :called, :leftHow, :now, :by, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("session", id)
                .param("participant", person)
                .param("episode", due.episodeId())
                .param("kind", health.kind())
                .param("happenedAt", health.happenedAt())
                .param("seen", health.seen().strip())
                .param("done", health.done().strip())
                .param("called", health.called().strip())
                .param("leftHow", health.leftHow().strip())
                .param("now", now)
                .param("by", author)
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        sessionTouched(session);
        audit.act(Act.CREATE, "health event", id, List.of(person));
        return new Writing.Written();
    }

    /**
     * One person's record with what was added later, oldest addendum first.
     *
     * @param health whether it is a health matter; {@code called} and {@code leftHow} are empty where it is not
     */
    public record Event(
            RoomEventId id,
            SessionId sessionId,
            ParticipantId participantId,
            boolean health,
            String label,
            Instant happenedAt,
            String sessionTitle,
            String seen,
            String done,
            String called,
            String leftHow,
            Instant writtenAt,
            String writtenBy,
            UUID writtenById,
            List<Addendum> addenda) {}

    public record Addendum(RoomEventId eventId, String words, Instant writtenAt, String writtenBy) {}

    private record Row(
            RoomEventId id,
            SessionId sessionId,
            ParticipantId participantId,
            boolean health,
            String kind,
            Instant happenedAt,
            String sessionTitle,
            String seen,
            String done,
            String called,
            String leftHow,
            Instant writtenAt,
            String writtenBy,
            UUID writtenById,
            Regime regime) {

        Event event(List<Addendum> addenda) {
            return new Event(
                    id,
                    sessionId,
                    participantId,
                    health,
                    health
                            ? HealthKind.valueOf(kind.toUpperCase(Locale.ROOT)).label()
                            : BoundaryKind.valueOf(kind.toUpperCase(Locale.ROOT))
                                    .label(),
                    happenedAt,
                    sessionTitle,
                    seen,
                    done,
                    called,
                    leftHow,
                    writtenAt,
                    writtenBy,
                    writtenById,
                    addenda);
        }
    }

    /** Everything of one person, newest first. */
    @Transactional(readOnly = true)
    public List<Event> of(ParticipantId person) {
        authorization.require(Permission.READ_CHART, person);
        var addenda = sql
                .sql("""
                        select coalesce(boundary_event_id, health_event_id) as event_id, words, written_at, name.full_name as written_by
                          from attendance.event_addendum
                          join staff.v_names name
                            on name.organization_id = event_addendum.organization_id and name.staff_id = event_addendum.written_by
                         where event_addendum.organization_id = :organization and participant_id = :person
                         order by written_at
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Addendum.class)
                .stream()
                .collect(Collectors.groupingBy(Addendum::eventId));
        return rows(person).stream()
                .map(row -> row.event(addenda.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** What was found out later, beside what was written; the only way to correct it. */
    @Transactional
    public Writing add(ParticipantId person, RoomEventId event, String words) {
        authorization.require(Permission.TAKE_ATTENDANCE, person);
        var author = author();
        var row = rows(person).stream()
                .filter(one -> one.id().equals(event))
                .findFirst()
                .orElseThrow(NotYours::new);
        if (words.isBlank()) {
            return new Writing.Refused("Say what was found out.");
        }
        var now = clock.instant();
        sql.sql("""
                        insert into attendance.event_addendum (organization_id, id, participant_id, boundary_event_id, health_event_id,
                                                               words, written_at, written_by, regime, privacy_class)
                        values (:organization, :id, :participant, :boundary::uuid, :health::uuid, :words, :now, :by, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", person)
                .param("boundary", row.health() ? null : event)
                .param("health", row.health() ? event : null)
                .param("words", words.strip())
                .param("now", now)
                .param("by", author)
                .param("regime", row.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.ADDEND, row.health() ? "health event" : "boundary event", event, List.of(person));
        return new Writing.Written();
    }

    /** Who wrote it says that it is about somebody else or names them; the privacy officer is asked to seal it (CARE 12). */
    @Transactional
    public EnteredInError.Asking enteredInError(ParticipantId person, RoomEventId event, String reason) {
        authorization.require(Permission.TAKE_ATTENDANCE, person);
        var row = rows(person).stream()
                .filter(one -> one.id().equals(event))
                .findFirst()
                .orElseThrow(NotYours::new);
        return errors.ask(
                new EnteredInError.Thing(
                        row.health() ? "health event" : "boundary event",
                        event,
                        person,
                        row.writtenById(),
                        LocalDate.ofInstant(row.happenedAt(), ZoneOffset.UTC),
                        row.regime()),
                reason);
    }

    private List<Row> rows(ParticipantId person) {
        return sql.sql("""
                        select happened.*, session.title as session_title, name.full_name as written_by,
                               happened.staff_id as written_by_id
                          from (select organization_id, id, session_id, participant_id, false as health, kind, happened_at, seen, done,
                                       '' as called, '' as left_how, written_at, written_by as staff_id, regime
                                  from attendance.boundary_event
                                union all
                                select organization_id, id, session_id, participant_id, true, kind, happened_at, seen, done,
                                       called, left_how, written_at, written_by, regime
                                  from attendance.health_event) happened
                          join scheduling.v_sessions session
                            on session.organization_id = happened.organization_id and session.session_id = happened.session_id
                          join staff.v_names name
                            on name.organization_id = happened.organization_id and name.staff_id = happened.staff_id
                         where happened.organization_id = :organization and happened.participant_id = :person
                         order by happened.happened_at desc, happened.id
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Row.class);
    }

    private Optional<String> refusal(Sessions.Session session, Instant happenedAt) {
        if (session.cancelledAt().isPresent()) {
            return Optional.of("This session was not held.");
        }
        return happenedAt.isAfter(clock.instant())
                ? Optional.of("The time lies ahead. Please look at it again.")
                : Optional.empty();
    }

    private Map<ParticipantId, Due> due(SessionId id) {
        return rosters.of(id).stream().collect(Collectors.toMap(Due::participantId, Function.identity()));
    }

    private static Due on(Map<ParticipantId, Due> due, ParticipantId person) {
        return Optional.ofNullable(due.get(person)).orElseThrow(NotYours::new);
    }

    private void sessionTouched(Sessions.Session session) {
        sessions.touch(session.sessionId());
    }

    private static UUID author() {
        var actor = Actor.current();
        if (!actor.isStaff() || actor.person() == null) {
            throw new NotYours();
        }
        return actor.person();
    }
}
