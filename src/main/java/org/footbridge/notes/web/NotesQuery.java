package org.footbridge.notes.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.AppointmentId;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about notes read. */
@Component
class NotesQuery {

    private final Sql sql;
    private final Authorization authorization;

    NotesQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    record Line(
            UUID noteId,
            String title,
            LocalDate onDate,
            String authorName,
            String excerpt,
            String status,
            boolean lateEntry) {}

    @Transactional(readOnly = true)
    public List<Line> of(ParticipantId participant) {
        authorization.require(Permission.READ_CHART, participant);
        return sql.sql("""
                        select note_id, title, on_date, author_name, excerpt, status, late_entry
                          from notes.v_notes
                         where organization_id = :organization and participant_id = :participant
                         order by at desc, note_id desc
                         limit 200
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Line.class);
    }

    record Context(
            String participantName,
            String authorName,
            String zone,
            Optional<String> lesson,
            Optional<String> interventions,
            Optional<String> process,
            boolean afterTheSession) {}

    @Transactional(readOnly = true)
    public Context context(Id note) {
        return sql.sql("""
                        select name.full_name as participant_name, author.signed_name as author_name,
                               coalesce(program.zone, 'UTC') as zone,
                               shared.lesson, shared.interventions, shared.process,
                               coalesce(note.created_at > shared.signed_at, false) and not note.late_entry as after_the_session
                          from notes.note
                          join people.v_names name
                            on name.organization_id = note.organization_id and name.participant_id = note.participant_id
                          join staff.v_names author
                            on author.organization_id = note.organization_id and author.staff_id = note.author_id
                          left join episodes.v_episodes episode
                            on episode.organization_id = note.organization_id and episode.episode_id = note.episode_id
                          left join programs.v_programs program
                            on program.organization_id = episode.organization_id and program.program_id = episode.program_id
                          left join notes.shared_part shared
                            on shared.organization_id = note.organization_id and shared.session_id = note.session_id
                         where note.organization_id = :organization and note.id = :note
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note)
                .optional(Context.class)
                .orElseThrow(NotYours::new);
    }

    record Addendum(String words, String authorName, Instant writtenAt) {}

    @Transactional(readOnly = true)
    public List<Addendum> addenda(Id note) {
        return sql.sql("""
                        select addendum.words, author.signed_name as author_name, addendum.written_at
                          from notes.addendum
                          join staff.v_names author
                            on author.organization_id = addendum.organization_id and author.staff_id = addendum.author_id
                         where addendum.organization_id = :organization and addendum.note_id = :note
                         order by addendum.written_at, addendum.id
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note)
                .list(Addendum.class);
    }

    /** @param sentAt signatures before it were of an earlier text */
    record SentBack(String comment, Instant sentAt) {}

    /** The supervisor's last word to the author about a note that was sent back. Never shown as part of the note. */
    @Transactional(readOnly = true)
    public Optional<SentBack> lastSentBack(Id note) {
        return sql.sql("""
                        select comment, sent_at from notes.sent_back
                         where organization_id = :organization and note_id = :note
                         order by sent_at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note)
                .optional(SentBack.class);
    }

    private record Asked(UUID participantId, String comment) {}

    /** What the supervisor asked for last of each part of a session that waits for its author again, by person. */
    @Transactional(readOnly = true)
    public Map<String, String> sentBackIn(SessionId session, UUID author) {
        return sql
                .sql("""
                        select distinct on (note.participant_id) note.participant_id, back.comment
                          from notes.note
                          join notes.sent_back back on back.organization_id = note.organization_id and back.note_id = note.id
                         where note.organization_id = :organization and note.session_id = :session and note.author_id = :author
                           and note.submitted_at is null
                         order by note.participant_id, back.sent_at desc, back.id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("author", author)
                .list(Asked.class)
                .stream()
                .collect(Collectors.toMap(one -> one.participantId().toString(), Asked::comment));
    }

    @Transactional(readOnly = true)
    public boolean askedToSeal(Id note) {
        return sql.sql("""
                        select exists (select from notes.error
                                        where organization_id = :organization and note_id = :note and refused_at is null)
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note)
                .single(Boolean.class);
    }

    /** @param linkedAt when the author said so; shown where that was after the signature */
    record Toward(String statement, Instant linkedAt, boolean linkedLater) {}

    @Transactional(readOnly = true)
    public List<Toward> toward(Id note) {
        return sql.sql("""
                        select objective.statement, toward.linked_at, toward.linked_later
                          from notes.v_toward toward
                          join plans.v_objectives objective
                            on objective.organization_id = toward.organization_id and objective.objective_id = toward.objective_id
                         where toward.organization_id = :organization and toward.note_id = :note
                         order by objective.place
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note)
                .list(Toward.class);
    }

    record Waiting(
            UUID noteId,
            UUID participantId,
            String participantName,
            Optional<UUID> sessionId,
            String title,
            LocalDate onDate,
            String authorName,
            String response,
            String progress,
            String risk,
            String plan,
            Instant submittedAt) {}

    /** What waits for the reader's second signature, session by session. */
    @Transactional(readOnly = true)
    public List<Waiting> waitingForMe() {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql("""
                        select note.id as note_id, note.participant_id, name.full_name as participant_name, note.session_id, note.title,
                               note.on_date, author.signed_name as author_name, note.response, note.progress, note.risk, note.plan,
                               note.submitted_at
                          from notes.note
                          join people.v_names name
                            on name.organization_id = note.organization_id and name.participant_id = note.participant_id
                          join staff.v_names author
                            on author.organization_id = note.organization_id and author.staff_id = note.author_id
                         where note.organization_id = :organization and note.cosigner_id = :me
                           and note.submitted_at is not null and note.locked_at is null
                           and note.participant_id = any(:reached::uuid[])
                         order by note.on_date, note.session_id nulls last, name.full_name
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Actor.current().person())
                .param("reached", authorization.reachable(Permission.SIGN_CLINICAL))
                .list(Waiting.class);
    }

    record SharedWaiting(
            UUID sessionId,
            String title,
            LocalDate onDate,
            String authorName,
            String lesson,
            String interventions,
            String process) {}

    /** Shared parts that wait for the reader's second signature. */
    @Transactional(readOnly = true)
    public List<SharedWaiting> sharedWaitingForMe() {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql("""
                        select shared.session_id, session.title, session.on_date, author.signed_name as author_name, shared.lesson,
                               shared.interventions, shared.process
                          from notes.shared_part shared
                          join scheduling.v_sessions session
                            on session.organization_id = shared.organization_id and session.session_id = shared.session_id
                          join staff.v_names author
                            on author.organization_id = shared.organization_id and author.staff_id = shared.changed_by
                         where shared.organization_id = :organization and shared.cosigner_id = :me
                           and shared.submitted_at is not null and shared.signed_at is null
                         order by session.on_date, shared.session_id
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Actor.current().person())
                .list(SharedWaiting.class);
    }

    /** What the supervisor last said of a shared part that was sent back; for its author, never part of the record. */
    @Transactional(readOnly = true)
    public Optional<String> lastSharedComment(Id session) {
        return sql.sql("""
                        select comment from notes.shared_sent_back
                         where organization_id = :organization and session_id = :session
                         order by sent_at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .optional(String.class);
    }

    record Error(
            UUID noteId,
            ParticipantId participantId,
            String title,
            LocalDate onDate,
            String reason,
            String askedBy,
            Instant askedAt,
            Optional<Instant> sealedAt) {}

    /** For the privacy officer: what was asked to be sealed. */
    @Transactional(readOnly = true)
    public Error error(UUID error) {
        authorization.require(Permission.OPEN_PRIVACY_DESK);
        return sql.sql("""
                        select error.note_id, error.participant_id, note.title, note.on_date, error.reason,
                               author.signed_name as asked_by, error.asked_at, error.sealed_at
                          from notes.error
                          join notes.note on note.organization_id = error.organization_id and note.id = error.note_id
                          join staff.v_names author
                            on author.organization_id = error.organization_id and author.staff_id = error.asked_by
                         where error.organization_id = :organization and error.id = :error
                        """)
                .param("organization", Actor.current().organization())
                .param("error", error)
                .optional(Error.class)
                .orElseThrow(NotYours::new);
    }

    /** The first appointment for a medication visit with the bound staff member on that day that is not over yet. */
    @Transactional(readOnly = true)
    Optional<AppointmentId> medicationAppointment(ParticipantId participant, LocalDate day, ZoneId zone) {
        return sql.sql("""
                        select appointment_id
                          from scheduling.v_appointments
                         where organization_id = :organization and participant_id = :participant and kind = 'medication'
                           and staff_id = :staff and status in ('booked', 'arrived')
                           and starts_at >= :from and starts_at < :until
                         order by starts_at
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("staff", Actor.current().person())
                .param("from", day.atStartOfDay(zone).toInstant())
                .param("until", day.plusDays(1).atStartOfDay(zone).toInstant())
                .optional(UUID.class)
                .map(AppointmentId::new);
    }
}
