package org.footbridge.notes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Programs;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.SigningTerms;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One person's notes: written, signed, amended, and sealed when entered in error. Nothing is overwritten. */
@Component
public class Notes {

    /** How soon the privacy officer looks at a note entered in error. */
    private static final Duration LOOK_WITHIN = Duration.ofHours(24);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Signatures signatures;
    private final StaffMembers staff;
    private final Episodes episodes;
    private final Programs programs;
    private final Sessions sessions;
    private final Tasks tasks;
    private final Phrases phrases;
    private final NoteRows rows;
    private final Presences presences;
    private final Credentials credentials;
    private final NamesInNote names;

    Notes(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Signatures signatures,
            StaffMembers staff,
            Episodes episodes,
            Programs programs,
            Sessions sessions,
            Tasks tasks,
            Phrases phrases,
            NoteRows rows,
            Presences presences,
            Credentials credentials,
            NamesInNote names) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.signatures = signatures;
        this.staff = staff;
        this.episodes = episodes;
        this.programs = programs;
        this.sessions = sessions;
        this.tasks = tasks;
        this.phrases = phrases;
        this.rows = rows;
        this.presences = presences;
        this.credentials = credentials;
        this.names = names;
    }

    /** @throws NotYours if there is none, it is sealed, or the actor does not reach its person */
    @Transactional(readOnly = true)
    public Written get(NoteId id) {
        return reached(rows.find(id), Permission.READ_CHART);
    }

    /**
     * Other participants' names in a draft, or in words somebody is about to add to a signed note: to be looked at before
     * either is signed.
     *
     * @param adding an addendum being written; perhaps empty
     */
    @Transactional(readOnly = true)
    public List<GroupNotes.NameFound> names(NoteId id, String adding) {
        var note = get(id);
        return note.isDraft() ? names.in(note) : names.in(note, adding);
    }

    /** Its writer says that this word is no name in this note. */
    @Transactional
    public void keepWord(NoteId id, String word) {
        var note = reached(rows.find(id), Permission.WRITE_CHART);
        if (!word.isBlank()) {
            names.keep(note, word.strip(), clock.instant());
            audit.act(Act.UPDATE, "names guard", id, List.of(note.participantId()));
        }
    }

    private static Optional<Changing> named(List<GroupNotes.NameFound> found) {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Changing.Refused(found.stream()
                        .map(one -> "“" + one.word() + "”")
                        .distinct()
                        .collect(Collectors.joining(
                                ", ",
                                "Another participant's name may stand in the text: ",
                                ". Write “" + NamesGuard.PROPOSAL + "” instead, or say that it is no name."))));
    }

    /** What came of the wish to change a note. */
    public sealed interface Changing {
        record Done(NoteId note) implements Changing {}

        /** Somebody wrote meanwhile: both texts, so that neither is lost. */
        record Conflict(Written stands, ServiceNote yours) implements Changing {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Changing {}

        record NeedsSecondFactor() implements Changing {}
    }

    /** Who was there, by role; nothing said in a group and in notes from before roles were chosen. */
    @Transactional(readOnly = true)
    public Presence presence(NoteId id) {
        return presences.of(get(id).id());
    }

    /** A draft about a service for this person alone. */
    @Transactional
    public NoteId write(EpisodeId episode, ServiceNote typed) {
        var note = typed.words(phrases.spelling());
        var stay = episodes.get(episode);
        authorization.require(Permission.WRITE_CHART, stay.participantId());
        var zone = programs.zoneOf(stay.programId());
        var now = clock.instant();
        var draft = new Written(
                NoteRows.fresh(now),
                stay.participantId(),
                episode,
                Optional.empty(),
                note.kind(),
                note.title(),
                LocalDate.ofInstant(note.startsAt(), zone),
                note.startsAt(),
                note.endsAt(),
                note.whoWasThere(),
                note.focus(),
                note.interventions(),
                note.own(),
                false,
                GroupNotes.author(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                stay.regime());
        rows.write(List.of(draft), now);
        presences.write(draft, note.presence());
        note.appointment()
                .ifPresent(appointment -> sql.sql("""
                        update notes.note set appointment_id = :appointment where organization_id = :organization and id = :id
                        """)
                        .param("organization", Actor.current().organization())
                        .param("appointment", appointment)
                        .param("id", draft.id())
                        .update());
        audit.act(Act.CREATE, GroupNotes.NOTE, draft.id(), List.of(draft.participantId()));
        return draft.id();
    }

    /** Overwrites a draft of one's own, unless somebody wrote since {@code version}. */
    @Transactional
    public Changing revise(NoteId id, int version, ServiceNote note) {
        var stands = reached(rows.lock(id), Permission.WRITE_CHART);
        if (!stands.isDraft()) {
            return new Changing.Refused("This note is signed. Write an addendum.");
        }
        if (!stands.isBy(GroupNotes.author().value())) {
            return new Changing.Refused("Somebody else is writing this note.");
        }
        if (stands.version() != version) {
            return new Changing.Conflict(stands, note);
        }
        var now = clock.instant();
        rows.write(List.of(revised(stands, note.words(phrases.spelling()))), now);
        presences.write(stands, note.presence());
        audit.act(Act.UPDATE, GroupNotes.NOTE, id, List.of(stands.participantId()));
        return new Changing.Done(id);
    }

    private static Written revised(Written stands, ServiceNote note) {
        boolean group = stands.kind() == NoteKind.GROUP;
        return new Written(
                stands.id(),
                stands.participantId(),
                stands.episodeId(),
                stands.sessionId(),
                stands.kind(),
                group ? stands.title() : note.title(),
                stands.onDate(),
                group ? stands.startsAt() : note.startsAt(),
                group ? stands.endsAt() : note.endsAt(),
                note.whoWasThere(),
                note.focus(),
                note.interventions(),
                note.own(),
                stands.lateEntry(),
                stands.authorId(),
                stands.cosignerId(),
                stands.version() + 1,
                stands.submittedAt(),
                stands.lockedAt(),
                stands.regime());
    }

    /** A part of a session written after the fact, marked as such wherever it is shown. */
    @Transactional
    public Changing writeLate(SessionId session, ParticipantId participant, EpisodeId episode, OwnPart own) {
        authorization.require(Permission.WRITE_CHART, participant);
        var held = sessions.get(session);
        var stay = episodes.get(episode);
        if (!stay.participantId().equals(participant)) {
            throw new NotYours();
        }
        if (own.isEmpty()) {
            return new Changing.Refused("The entry says nothing yet.");
        }
        var now = clock.instant();
        var late = new Written(
                NoteRows.fresh(now),
                participant,
                episode,
                Optional.of(session),
                NoteKind.GROUP,
                held.title(),
                held.onDate(),
                held.startsAt(),
                Optional.of(held.endsAt()),
                "",
                "",
                "",
                own,
                true,
                GroupNotes.author(),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                stay.regime());
        rows.write(List.of(late), now);
        audit.act(Act.CREATE, GroupNotes.NOTE, late.id(), List.of(participant), "late entry");
        return new Changing.Done(late.id());
    }

    /** The author signs. Without a supervisor the note locks; with one it waits for the second signature. */
    @Transactional
    public Changing sign(NoteId id) {
        var note = reached(rows.lock(id), Permission.SIGN_CLINICAL);
        var author = GroupNotes.author();
        if (!note.isBy(author.value())) {
            return new Changing.Refused("Only who wrote a note signs it.");
        }
        if (!note.isDraft()) {
            return new Changing.Refused("This note is signed already.");
        }
        if (note.own().isEmpty()) {
            return new Changing.Refused("The note says nothing of this person yet.");
        }
        var presence = presences.of(id);
        var unfit = unfit(note, presence);
        if (unfit.isPresent()) {
            return new Changing.Refused(unfit.get());
        }
        var named = named(names.in(note));
        if (named.isPresent()) {
            return named.get();
        }
        var stopped = stopped(signatures.sign(
                GroupNotes.NOTE, id, note.participantId(), Meaning.AUTHOR, NoteText.of(note, presence)));
        if (stopped.isPresent()) {
            return stopped.get();
        }
        rows.submit(List.of(note), staff.cosignerOf(SigningTerms.What.NOTE, author, note.onDate()), clock.instant());
        return new Changing.Done(id);
    }

    /** What a note of its kind lacks before it may be signed, beyond words. */
    private Optional<String> unfit(Written note, Presence presence) {
        if (note.kind() == NoteKind.MEDICATION
                && !(Actor.current().has(Role.PRESCRIBER)
                        && credentials.mayPrescribe(
                                GroupNotes.author(),
                                LocalDate.ofInstant(
                                        clock.instant(),
                                        programs.zoneOf(
                                                episodes.get(note.episodeId()).programId()))))) {
            return Optional.of(
                    "A medication visit is signed by who may prescribe. Choose another kind if it was something else.");
        }
        return presence.lacksDisclosure(note.kind())
                ? Optional.of("Say what the other person was told and which release or law allows it, before you sign.")
                : Optional.empty();
    }

    /** A dated word of the author's own to a signed note. */
    @Transactional
    public Changing addendum(NoteId id, String words) {
        var note = reached(rows.find(id), Permission.WRITE_CHART);
        var named = named(names.in(note, words));
        return named.isPresent() && note.isLocked() ? named.get() : add(note, words);
    }

    /** As {@link #addendum}, in words that stand in the person's plan already. */
    @Transactional(propagation = Propagation.MANDATORY)
    Changing addendumFromPlan(NoteId id, String words) {
        return add(reached(rows.find(id), Permission.WRITE_CHART), words);
    }

    private Changing add(Written note, String words) {
        if (!note.isLocked()) {
            return new Changing.Refused("This note is not signed yet; change it itself.");
        }
        if (words.isBlank()) {
            return new Changing.Refused("The addendum says nothing yet.");
        }
        var addendum = new NoteId(Id.fresh(clock.instant()));
        var exact = "addendum to note " + note.id().value() + "\n" + words.strip();
        var stopped = stopped(signatures.sign("addendum", addendum, note.participantId(), Meaning.AUTHOR, exact));
        if (stopped.isPresent()) {
            return stopped.get();
        }
        sql.sql("""
                        insert into notes.addendum (organization_id, id, note_id, participant_id, words, author_id, written_at, regime,
                                                    privacy_class)
                        values (:organization, :id, :note, :participant, :words, :author, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", addendum)
                .param("note", note.id())
                .param("participant", note.participantId())
                .param("words", words.strip())
                .param("author", GroupNotes.author())
                .param("now", clock.instant())
                .param("regime", note.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.ADDEND, GroupNotes.NOTE, note.id(), List.of(note.participantId()));
        return new Changing.Done(note.id());
    }

    /**
     * The author says that a signed note stands in the wrong chart or names somebody else. The privacy officer is asked
     * to seal it and to assess whether it was a breach (45 CFR 164.402).
     */
    @Transactional
    public Changing enteredInError(NoteId id, String reason) {
        var note = reached(rows.lock(id), Permission.WRITE_CHART);
        if (!note.isBy(GroupNotes.author().value())) {
            return new Changing.Refused("Only its author says so. Ask whoever wrote it.");
        }
        if (!note.isLocked()) {
            return new Changing.Refused("This note is not signed yet; change it itself.");
        }
        if (reason.isBlank()) {
            return new Changing.Refused("Say what is wrong with it.");
        }
        var error = Id.fresh(clock.instant());
        int asked = sql.sql("""
                        insert into notes.error (organization_id, id, note_id, session_id, participant_id, reason, asked_by, asked_at, regime,
                                                 privacy_class)
                        values (:organization, :id, :note, :session::uuid, :participant, :reason, :by, :now, :regime, :class)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", error)
                .param("note", id)
                .param("session", note.sessionId())
                .param("participant", note.participantId())
                .param("reason", reason.strip())
                .param("by", GroupNotes.author())
                .param("now", clock.instant())
                .param("regime", note.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        if (asked == 0) {
            return new Changing.Refused("The privacy officer has been asked already.");
        }
        audit.act(Act.UPDATE, GroupNotes.NOTE, id, List.of(note.participantId()), "asked to seal as error");
        tasks.open(new NewTask(
                "entered-in-error",
                "Seal a note entered in error and assess whether it was a breach",
                Optional.of(note.participantId()),
                Optional.of(Role.PRIVACY),
                Optional.empty(),
                clock.instant().plus(LOOK_WITHIN),
                "/privacy/errors/" + error));
        return new Changing.Done(id);
    }

    private record Wish(NoteId noteId, ParticipantId participantId, StaffId askedBy) {}

    /** The privacy officer seals: the note is gone from everywhere but stays as it was. */
    @Transactional
    public Changing seal(UUID error) {
        var wish = sql.sql("""
                        select note_id, participant_id, asked_by
                          from notes.error
                         where organization_id = :organization and id = :id and sealed_at is null and refused_at is null
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", error)
                .optional(Wish.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.SEAL_ERROR, wish.participantId());
        if (wish.askedBy().equals(GroupNotes.author())) {
            return new Changing.Refused("It takes two people: its author and somebody else.");
        }
        sql.sql("""
                        update notes.error set sealed_by = :by, sealed_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", error)
                .param("by", GroupNotes.author())
                .param("now", clock.instant())
                .update();
        audit.act(Act.SEAL_AS_ERROR, GroupNotes.NOTE, wish.noteId(), List.of(wish.participantId()));
        return new Changing.Done(wish.noteId());
    }

    private static Optional<Changing> stopped(Signing signing) {
        return switch (signing) {
            case Signing.Signed _ -> Optional.empty();
            case Signing.NeedsSecondFactor _ -> Optional.of(new Changing.NeedsSecondFactor());
            case Signing.NotLicensed(var sentence) -> Optional.of(new Changing.Refused(sentence));
        };
    }

    private Written reached(Optional<Written> note, Permission permission) {
        var found = note.orElseThrow(NotYours::new);
        authorization.require(permission, found.participantId());
        return found;
    }
}
