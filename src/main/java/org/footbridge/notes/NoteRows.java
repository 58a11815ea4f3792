package org.footbridge.notes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;

/** Notes as rows; a session's notes are read and written together. */
@Component
class NoteRows {

    /** Ends with a condition: what is sealed is nobody's note any more, the privacy officer's neither who writes notes too. */
    private static final String COLUMNS = """
            select note.id, note.participant_id, note.episode_id, note.session_id, note.kind, note.title, note.on_date,
                   note.starts_at, note.ends_at, note.who_was_there, note.focus, note.interventions, note.response,
                   note.progress, note.risk, note.plan, note.own_line, note.late_entry, note.author_id, note.cosigner_id,
                   note.version, note.submitted_at, note.locked_at, note.regime,
                   array(select objective_id from notes.toward
                          where toward.organization_id = note.organization_id and toward.note_id = note.id) as toward
              from notes.note
             where not notes.is_sealed(note.organization_id, note.id)
            """;

    private final Sql sql;

    NoteRows(Sql sql) {
        this.sql = sql;
    }

    private record Row(
            NoteId id,
            ParticipantId participantId,
            EpisodeId episodeId,
            Optional<SessionId> sessionId,
            NoteKind kind,
            String title,
            LocalDate onDate,
            Instant startsAt,
            Optional<Instant> endsAt,
            String whoWasThere,
            String focus,
            String interventions,
            String response,
            String progress,
            String risk,
            String plan,
            String ownLine,
            boolean lateEntry,
            StaffId authorId,
            Optional<StaffId> cosignerId,
            int version,
            Optional<Instant> submittedAt,
            Optional<Instant> lockedAt,
            Regime regime,
            List<UUID> toward) {

        Written written() {
            return new Written(
                    id,
                    participantId,
                    episodeId,
                    sessionId,
                    kind,
                    title,
                    onDate,
                    startsAt,
                    endsAt,
                    whoWasThere,
                    focus,
                    interventions,
                    new OwnPart(response, progress, risk, plan, ownLine, Set.copyOf(toward)),
                    lateEntry,
                    authorId,
                    cosignerId,
                    version,
                    submittedAt,
                    lockedAt,
                    regime);
        }
    }

    Optional<Written> find(NoteId id) {
        return sql.sql(COLUMNS + " and note.organization_id = :organization and note.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .map(Row::written);
    }

    Optional<Written> lock(NoteId id) {
        sql.sql("select id from notes.note where organization_id = :organization and id = :id for update")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(UUID.class);
        return find(id);
    }

    /** Without late entries, which stand apart, except the one that took the place of a sealed part. */
    List<Written> ofSession(SessionId session) {
        return sql
                .sql(COLUMNS + """
                           and note.organization_id = :organization and note.session_id = :session
                           and (not note.late_entry
                                or not exists (select from notes.note other
                                                where other.organization_id = note.organization_id and other.session_id = note.session_id
                                                  and other.participant_id = note.participant_id and other.id <> note.id
                                                  and not notes.is_sealed(other.organization_id, other.id)
                                                  and (not other.late_entry or other.id < note.id)))
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .list(Row.class)
                .stream()
                .map(Row::written)
                .toList();
    }

    /** Whose part of this session was sealed as entered in error. */
    Set<ParticipantId> sealedIn(SessionId session) {
        return sql
                .sql("""
                        select participant_id from notes.error
                         where organization_id = :organization and session_id = :session and sealed_at is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .collect(Collectors.toSet());
    }

    List<Written> all(Collection<NoteId> ids) {
        return sql
                .sql(COLUMNS
                        + " and note.organization_id = :organization and note.id = any(:ids::uuid[]) order by note.id")
                .param("organization", Actor.current().organization())
                .param("ids", ids)
                .list(Row.class)
                .stream()
                .map(Row::written)
                .toList();
    }

    /**
     * Inserts new notes and overwrites drafts, all of one session or of one person and with one outcome of signing: one
     * statement for all, and two for their threads where there are any.
     */
    void write(Collection<Written> notes, Instant now) {
        if (notes.isEmpty()) {
            return;
        }
        var first = notes.iterator().next();
        var toward = toward(notes);
        var before =
                notes.stream().filter(one -> one.version() > 1).map(Written::id).toList();
        if (!before.isEmpty()) {
            unlink(before, toward); // first: the links of a locked note stay
        }
        sql.sql("""
                        insert into notes.note (organization_id, id, participant_id, episode_id, session_id, kind, title, on_date,
                                                starts_at, ends_at, who_was_there, focus, interventions, response, progress, risk, plan,
                                                own_line, late_entry, author_id, cosigner_id, submitted_at, locked_at, version,
                                                created_at, changed_at, regime, privacy_class)
                        select :organization, id, participant_id, episode_id, :session::uuid, :kind, :title, :onDate,
                               :startsAt, :endsAt::timestamptz, :there, :focus, :interventions, response, progress, risk, plan,
                               own_line, :late, :author, :cosigner::uuid, :submittedAt::timestamptz, :lockedAt::timestamptz, version,
                               :now, :now, :regime, :class
                          from unnest(:ids::uuid[], :participants::uuid[], :episodes::uuid[], :responses::text[], :progresses::text[],
                                      :risks::text[], :plans::text[], :lines::text[], :versions::int[])
                               as draft (id, participant_id, episode_id, response, progress, risk, plan, own_line, version)
                        on conflict (organization_id, id) do update
                           set title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                               who_was_there = excluded.who_was_there, focus = excluded.focus, interventions = excluded.interventions,
                               response = excluded.response, progress = excluded.progress, risk = excluded.risk, plan = excluded.plan,
                               own_line = excluded.own_line, cosigner_id = excluded.cosigner_id,
                               submitted_at = excluded.submitted_at, locked_at = excluded.locked_at, version = excluded.version,
                               changed_at = excluded.changed_at
                        """)
                .param("organization", Actor.current().organization())
                .param("session", first.sessionId())
                .param("kind", first.kind())
                .param("title", first.title())
                .param("onDate", first.onDate())
                .param("startsAt", first.startsAt())
                .param("endsAt", first.endsAt())
                .param("there", first.whoWasThere())
                .param("focus", first.focus())
                .param("interventions", first.interventions())
                .param("late", first.lateEntry())
                .param("author", first.authorId())
                .param("cosigner", first.cosignerId())
                .param("submittedAt", first.submittedAt())
                .param("lockedAt", first.lockedAt())
                .param("ids", notes.stream().map(Written::id).toList())
                .param(
                        "participants",
                        notes.stream().map(Written::participantId).toList())
                .param("episodes", notes.stream().map(Written::episodeId).toList())
                .param(
                        "responses",
                        notes.stream().map(one -> one.own().response()).toList())
                .param(
                        "progresses",
                        notes.stream().map(one -> one.own().progress()).toList())
                .param("risks", notes.stream().map(one -> one.own().risk()).toList())
                .param("plans", notes.stream().map(one -> one.own().plan()).toList())
                .param("lines", notes.stream().map(one -> one.own().ownLine()).toList())
                .param("versions", notes.stream().map(Written::version).toList())
                .param("now", now)
                .param("regime", first.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        if (!toward.isEmpty()) {
            link(toward, first.regime(), now);
        }
    }

    private record Toward(UUID note, UUID objective, UUID participant) {}

    private static List<Toward> toward(Collection<Written> notes) {
        List<Toward> wanted = new ArrayList<>();
        notes.forEach(one -> one.own()
                .toward()
                .forEach(objective -> wanted.add(new Toward(
                        one.id().value(), objective, one.participantId().value()))));
        return wanted;
    }

    private void unlink(List<NoteId> before, List<Toward> wanted) {
        sql.sql("""
                        delete from notes.toward
                         where organization_id = :organization and note_id = any(:notes::uuid[])
                           and not (note_id, objective_id) in (
                               select * from unnest(:wantedNotes::uuid[], :wantedObjectives::uuid[]))
                        """)
                .param("organization", Actor.current().organization())
                .param("notes", before)
                .param("wantedNotes", wanted.stream().map(Toward::note).toList())
                .param(
                        "wantedObjectives",
                        wanted.stream().map(Toward::objective).toList())
                .update();
    }

    private void link(List<Toward> wanted, Regime regime, Instant now) {
        sql.sql("""
                        insert into notes.toward (organization_id, note_id, objective_id, participant_id, linked_at, regime, privacy_class)
                        select :organization, note_id, objective_id, participant_id, :now, :regime, :class
                          from unnest(:notes::uuid[], :objectives::uuid[], :participants::uuid[])
                               as wanted (note_id, objective_id, participant_id)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("notes", wanted.stream().map(Toward::note).toList())
                .param("objectives", wanted.stream().map(Toward::objective).toList())
                .param("participants", wanted.stream().map(Toward::participant).toList())
                .param("now", now)
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    /** The author signed. With a cosigner the notes wait; without one they lock. */
    void submit(Collection<Written> signed, Optional<StaffId> cosigner, Instant now) {
        if (signed.isEmpty()) {
            return;
        }
        var first = signed.iterator().next();
        sql.sql("""
                        update notes.note
                           set submitted_at = :now, cosigner_id = :cosigner::uuid,
                               locked_at = case when :cosigner::uuid is null then :now::timestamptz end,
                               starts_at = :startsAt, ends_at = :endsAt::timestamptz, changed_at = :now, version = version + 1
                         where organization_id = :organization and id = any(:ids::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("ids", signed.stream().map(Written::id).toList())
                .param("cosigner", cosigner)
                .param("startsAt", first.startsAt())
                .param("endsAt", first.endsAt())
                .param("now", now)
                .update();
    }

    void lockForGood(Collection<Written> cosigned, Instant now) {
        sql.sql("""
                        update notes.note set locked_at = :now, changed_at = :now, version = version + 1
                         where organization_id = :organization and id = any(:ids::uuid[]) and locked_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("ids", cosigned.stream().map(Written::id).toList())
                .param("now", now)
                .update();
    }

    void reopen(NoteId id, Instant now) {
        sql.sql("""
                        update notes.note set submitted_at = null, changed_at = :now, version = version + 1
                         where organization_id = :organization and id = :id and locked_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", now)
                .update();
    }

    /**
     * @param version 0 before anything was written
     * @param submittedAt signed by an author whose supervisor signs too
     * @param signedAt locked for good
     */
    record Shared(
            String lesson,
            String interventions,
            String process,
            Optional<Integer> present,
            int version,
            Optional<Instant> submittedAt,
            Optional<StaffId> cosignerId,
            Optional<Instant> signedAt) {

        static final Shared NOT_YET =
                new Shared("", "", "", Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());

        SharedPart part() {
            return new SharedPart(lesson, interventions, process);
        }

        boolean isSigned() {
            return submittedAt.isPresent() || signedAt.isPresent();
        }

        Shared with(SharedPart part) {
            return new Shared(
                    part.lesson(),
                    part.interventions(),
                    part.process(),
                    present,
                    version + 1,
                    submittedAt,
                    cosignerId,
                    signedAt);
        }

        Shared signed(int there, Optional<StaffId> cosigner, Instant now) {
            return new Shared(
                    lesson,
                    interventions,
                    process,
                    Optional.of(there),
                    version,
                    submittedAt.or(() -> Optional.of(now)),
                    cosigner.or(() -> cosignerId),
                    cosigner.isPresent() ? Optional.empty() : Optional.of(now));
        }

        Shared sentBack() {
            return new Shared(
                    lesson,
                    interventions,
                    process,
                    Optional.empty(),
                    version + 1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    Shared shared(SessionId session) {
        return sql.sql("""
                        select lesson, interventions, process, present, version, submitted_at, cosigner_id, signed_at
                          from notes.shared_part
                         where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .optional(Shared.class)
                .orElse(Shared.NOT_YET);
    }

    void writeShared(Sessions.Session session, Shared shared, Instant now) {
        sql.sql("""
                        insert into notes.shared_part (organization_id, session_id, lesson, interventions, process, present, version,
                                                       changed_at, changed_by, submitted_at, cosigner_id, signed_at, regime)
                        values (:organization, :session, :lesson, :interventions, :process, :present::int, :version,
                                :now, :by::uuid, :submittedAt::timestamptz, :cosigner::uuid, :signedAt::timestamptz, :regime)
                        on conflict (organization_id, session_id) do update
                           set lesson = excluded.lesson, interventions = excluded.interventions, process = excluded.process,
                               present = excluded.present, version = excluded.version, changed_at = excluded.changed_at,
                               changed_by = case shared_part.version when excluded.version then shared_part.changed_by
                                                                     else excluded.changed_by end,
                               submitted_at = excluded.submitted_at, cosigner_id = excluded.cosigner_id,
                               signed_at = excluded.signed_at
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("lesson", shared.lesson())
                .param("interventions", shared.interventions())
                .param("process", shared.process())
                .param("present", shared.present())
                .param("version", shared.version())
                .param("now", now)
                .param("by", Actor.current().person())
                .param("submittedAt", shared.submittedAt())
                .param("cosigner", shared.cosignerId())
                .param("signedAt", shared.signedAt())
                .param("regime", session.regime())
                .update();
    }

    List<NamesGuard.Named> named(Collection<ParticipantId> people) {
        return sql.sql("""
                        select participant_id, given_name, family_name, chosen_name
                          from people.v_names
                         where organization_id = :organization and participant_id = any(:people::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .list(NamesGuard.Named.class);
    }

    Set<String> keptWords(SessionId session) {
        return new HashSet<>(sql.sql("""
                        select word from notes.word_kept where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .list(String.class));
    }

    void keepWord(SessionId session, String word, Instant now) {
        sql.sql("""
                        insert into notes.word_kept (organization_id, session_id, word, kept_by, kept_at)
                        values (:organization, :session, :word, :by::uuid, :now)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("word", word)
                .param("by", Actor.current().person())
                .param("now", now)
                .update();
    }

    static NoteId fresh(Instant now) {
        return new NoteId(Id.fresh(now));
    }
}
