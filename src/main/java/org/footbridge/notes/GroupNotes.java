package org.footbridge.notes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.RosterRow;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.scheduling.Covers;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The note of a group: one shared part, written once, and one own part a person. However many people there are, each
 * verb costs the same number of statements.
 */
@Component
public class GroupNotes {

    static final String SHARED = "shared part";
    static final String NOTE = "note";

    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Attendance attendance;
    private final Signatures signatures;
    private final StaffMembers staff;
    private final Covers covers;
    private final NoteRows rows;

    GroupNotes(
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            Attendance attendance,
            Signatures signatures,
            StaffMembers staff,
            Covers covers,
            NoteRows rows) {
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.attendance = attendance;
        this.signatures = signatures;
        this.staff = staff;
        this.covers = covers;
        this.rows = rows;
    }

    /** The shared part and its version; version 0 before anything was written. */
    public record Shared(SharedPart part, int version, Optional<Integer> present, Optional<Instant> signedAt) {}

    @Transactional(readOnly = true)
    public Shared shared(SessionId session) {
        authorization.require(Permission.RUN_GROUPS);
        var row = rows.shared(session);
        return new Shared(row.part(), row.version(), row.present(), row.signedAt());
    }

    /** Own parts of the people the actor reaches. */
    @Transactional(readOnly = true)
    public Map<ParticipantId, Written> parts(SessionId session) {
        var reached = authorization.reachable(Permission.READ_CHART);
        return rows.ofSession(session).stream()
                .filter(one -> reached.contains(one.participantId().value()))
                .collect(Collectors.toMap(Written::participantId, Function.identity()));
    }

    /** A text and the version of the row it was written on. */
    public record SharedDraft(SharedPart part, int version) {}

    /** A text and the version of the row it was written on. */
    public record PartDraft(OwnPart part, int version) {}

    /** Two texts of one thing: the one that stands and the one that was not written. Neither is lost: the page shows both. */
    public record SharedConflict(SharedPart stands, int version, SharedPart yours) {}

    /** As {@link SharedConflict} for one person's part. */
    public record PartConflict(ParticipantId participant, OwnPart stands, int version, OwnPart yours) {}

    /** Another participant's name in a text. {@code inRecordOf} is empty for the shared part. */
    public record NameFound(Optional<ParticipantId> inRecordOf, String word, ParticipantId whose, String instead) {}

    /** What came of saving. */
    public sealed interface Saving {
        /** @param names found in what was written; saved as a draft, asked about before anybody signs */
        record Saved(Optional<SharedConflict> shared, List<PartConflict> parts, List<NameFound> names)
                implements Saving {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Saving {}
    }

    /**
     * Writes drafts where nobody wrote something else meanwhile. A part belongs to whoever wrote it first; another
     * facilitator's words come back as a conflict.
     *
     * @throws NotYours if one of the people is not on the roster or not reached by the actor
     */
    @Transactional
    public Saving save(SessionId id, Optional<SharedDraft> shared, Map<ParticipantId, PartDraft> parts) {
        authorization.require(Permission.WRITE_CHART);
        var session = sessions.lock(id);
        if (session.cancelledAt().isPresent()) {
            return new Saving.Refused("This session was cancelled; there is nothing to write about.");
        }
        var now = clock.instant();
        var author = author();
        var conflict = shared.flatMap(draft -> saveShared(session, draft, now));
        var roster = attendance.roster(id);
        List<PartConflict> conflicts = new ArrayList<>();
        var changed = changed(session, roster, parts, author, now, conflicts);
        if (!changed.isEmpty() || shared.isPresent()) {
            sessions.touch(id);
        }
        rows.write(changed, now);
        if (!changed.isEmpty()) {
            audit.act(
                    Act.UPDATE,
                    NOTE,
                    id,
                    changed.stream().map(Written::participantId).toList());
        }
        return new Saving.Saved(conflict, conflicts, names(id, roster));
    }

    private Optional<SharedConflict> saveShared(Sessions.Session session, SharedDraft draft, Instant now) {
        var stands = rows.shared(session.sessionId());
        if (stands.part().equals(draft.part())) {
            return Optional.empty();
        }
        if (stands.version() != draft.version() || stands.signedAt().isPresent()) {
            return Optional.of(new SharedConflict(stands.part(), stands.version(), draft.part()));
        }
        rows.writeShared(session.sessionId(), draft.part(), stands.version() + 1, session.regime(), now);
        audit.act(Act.UPDATE, SHARED, session.sessionId(), List.of());
        return Optional.empty();
    }

    private List<Written> changed(
            Sessions.Session session,
            List<RosterRow> roster,
            Map<ParticipantId, PartDraft> parts,
            StaffId author,
            Instant now,
            List<PartConflict> conflicts) {
        var reached = authorization.reachable(Permission.WRITE_CHART);
        Map<ParticipantId, RosterRow> due =
                roster.stream().collect(Collectors.toMap(RosterRow::participantId, Function.identity()));
        Map<ParticipantId, Written> stand = rows.ofSession(session.sessionId()).stream()
                .collect(Collectors.toMap(Written::participantId, Function.identity()));
        List<Written> changed = new ArrayList<>();
        parts.forEach((participant, draft) -> {
            if (!due.containsKey(participant) || !reached.contains(participant.value())) {
                throw new NotYours();
            }
            var stands = stand.get(participant);
            if (stands == null) {
                if (!draft.part().isEmpty()) {
                    changed.add(fresh(session, due.get(participant), draft.part(), author, now));
                }
            } else if (!stands.own().equals(draft.part())) {
                if (stands.version() != draft.version() || !stands.isDraft() || !stands.isBy(author.value())) {
                    conflicts.add(new PartConflict(participant, stands.own(), stands.version(), draft.part()));
                } else {
                    changed.add(with(stands, draft.part(), stands.startsAt(), stands.endsAt(), stands.version() + 1));
                }
            }
        });
        return changed;
    }

    private static Written fresh(Sessions.Session session, RosterRow row, OwnPart part, StaffId author, Instant now) {
        return new Written(
                NoteRows.fresh(now),
                row.participantId(),
                row.due().episodeId(),
                Optional.of(session.sessionId()),
                NoteKind.GROUP,
                session.title(),
                session.onDate(),
                session.startsAt(),
                Optional.of(session.endsAt()),
                "",
                "",
                "",
                part,
                false,
                author,
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty(),
                session.regime());
    }

    private static Written with(Written note, OwnPart part, Instant startsAt, Optional<Instant> endsAt, int version) {
        return new Written(
                note.id(),
                note.participantId(),
                note.episodeId(),
                note.sessionId(),
                note.kind(),
                note.title(),
                note.onDate(),
                startsAt,
                endsAt,
                note.whoWasThere(),
                note.focus(),
                note.interventions(),
                part,
                note.lateEntry(),
                note.authorId(),
                note.cosignerId(),
                version,
                note.submittedAt(),
                note.lockedAt(),
                note.regime());
    }

    /** Other participants' names in what stands in this session's unsigned texts. */
    private List<NameFound> names(SessionId session, List<RosterRow> roster) {
        var shared = rows.shared(session);
        return names(session, roster, shared.part(), shared.signedAt().isPresent(), rows.ofSession(session));
    }

    private List<NameFound> names(
            SessionId session,
            List<RosterRow> roster,
            SharedPart shared,
            boolean sharedIsSigned,
            Collection<Written> parts) {
        var guard = new NamesGuard(
                rows.named(roster.stream().map(RosterRow::participantId).toList()), rows.keptWords(session));
        List<NameFound> found = new ArrayList<>();
        if (!sharedIsSigned) {
            guard.inShared(String.join(" ", shared.lesson(), shared.interventions(), shared.process()))
                    .forEach(one -> found.add(new NameFound(Optional.empty(), one.word(), one.whose(), one.instead())));
        }
        parts.stream()
                .filter(Written::isDraft)
                .forEach(note -> guard.inRecordOf(note.participantId(), words(note.own()))
                        .forEach(one -> found.add(new NameFound(
                                Optional.of(note.participantId()), one.word(), one.whose(), one.instead()))));
        return found;
    }

    static String words(OwnPart own) {
        return Stream.of(own.response(), own.progress(), own.risk(), own.plan(), own.ownLine())
                .collect(Collectors.joining(" "));
    }

    /** Names found in this session's unsigned texts, for the page that has read them already. */
    @Transactional(readOnly = true)
    public List<NameFound> names(SessionId session, List<RosterRow> roster, Shared shared, Collection<Written> parts) {
        authorization.require(Permission.RUN_GROUPS);
        return names(session, roster, shared.part(), shared.signedAt().isPresent(), parts);
    }

    /** Somebody says this word is no person here; it is not asked about again in this session. */
    @Transactional
    public void keepWord(SessionId session, String word) {
        authorization.require(Permission.WRITE_CHART);
        sessions.get(session);
        rows.keepWord(session, word, clock.instant());
        audit.act(Act.UPDATE, "names guard", session, List.of());
    }

    /** What came of signing. */
    public sealed interface SigningAll {
        /**
         * @param parts how many own parts were signed
         * @param forCosigner they lock when the supervisor signs too
         * @param withoutPart how many were there of whom nobody wrote yet
         */
        record Signed(int parts, boolean forCosigner, int withoutPart) implements SigningAll {}

        /** @param sentence for the page */
        record Refused(String sentence, List<NameFound> names) implements SigningAll {}

        record NeedsSecondFactor() implements SigningAll {}
    }

    /**
     * One press signs the shared part and every own part this author wrote. Only what was said about people who were
     * there is signed.
     */
    @Transactional
    public SigningAll sign(SessionId id) {
        authorization.require(Permission.SIGN_CLINICAL);
        var session = sessions.lock(id);
        if (session.closedAt().isEmpty()) {
            return refused("Close the session first: then it is known who was there and for how long.");
        }
        var author = author();
        var shared = rows.shared(id);
        if (shared.part().isEmpty()) {
            return refused("Write the shared part first: what was done in this session.");
        }
        var roster = attendance.roster(id);
        var found = names(id, roster);
        if (!found.isEmpty()) {
            return new SigningAll.Refused("Another person's name stands in a text. Please look at each.", found);
        }
        var there = roster.stream()
                .filter(row -> row.mark().outcome().map(Outcome::inTheRoom).orElse(false))
                .map(RosterRow::participantId)
                .toList();
        var held = attendance.held(id);
        var written = rows.ofSession(id);
        var mine = written.stream()
                .filter(note -> note.isDraft() && note.isBy(author.value()) && there.contains(note.participantId()))
                .filter(note -> !note.own().isEmpty())
                .map(note -> with(
                        note,
                        note.own(),
                        held.startedAt().orElse(session.startsAt()),
                        held.endedAt().or(() -> Optional.of(session.endsAt())),
                        note.version()))
                .toList();
        if (mine.isEmpty() && !session.isLedBy(author.value())) {
            return refused("There is nothing of yours to sign here.");
        }
        var signing = sign(session, shared, held, there.size(), mine, author, withoutPart(there, written));
        if (signing instanceof SigningAll.Signed signed && locksTheLast(signed, there, written, mine)) {
            covers.notesAreSigned(id);
        }
        return signing;
    }

    /** Nobody who was there is left without a part, and no part waits for anybody. */
    private static boolean locksTheLast(
            SigningAll.Signed signed, List<ParticipantId> there, List<Written> written, List<Written> mine) {
        return !signed.forCosigner()
                && signed.withoutPart() == 0
                && written.stream()
                        .filter(note -> there.contains(note.participantId()))
                        .allMatch(note -> note.isLocked()
                                || mine.stream().anyMatch(one -> one.id().equals(note.id())));
    }

    private SigningAll sign(
            Sessions.Session session,
            NoteRows.Shared shared,
            Held held,
            int present,
            List<Written> mine,
            StaffId author,
            int withoutPart) {
        List<Signatures.ToSign> things = new ArrayList<>();
        things.add(new Signatures.ToSign(
                SHARED,
                session.sessionId(),
                null,
                NoteText.of(session.sessionId().value(), shared.part(), held.startedAt(), held.endedAt(), present)));
        mine.forEach(
                note -> things.add(new Signatures.ToSign(NOTE, note.id(), note.participantId(), NoteText.of(note))));
        switch (signatures.signAll(things, Meaning.AUTHOR)) {
            case Signing.NeedsSecondFactor _ -> {
                return new SigningAll.NeedsSecondFactor();
            }
            case Signing.NotLicensed(var sentence) -> {
                return refused(sentence);
            }
            case Signing.Signed _ -> {}
        }
        var cosigner = staff.supervisorOf(author, session.onDate());
        rows.submit(mine, cosigner, clock.instant());
        if (cosigner.isEmpty()) {
            rows.lockShared(session.sessionId(), present, clock.instant());
        }
        return new SigningAll.Signed(mine.size(), cosigner.isPresent(), withoutPart);
    }

    private static int withoutPart(List<ParticipantId> there, List<Written> written) {
        Map<ParticipantId, Written> by = new HashMap<>();
        written.stream().filter(note -> !note.own().isEmpty()).forEach(note -> by.put(note.participantId(), note));
        return (int) there.stream().filter(one -> !by.containsKey(one)).count();
    }

    private static SigningAll.Refused refused(String sentence) {
        return new SigningAll.Refused(sentence, List.of());
    }

    /** Notes are written by people. */
    static StaffId author() {
        var actor = Actor.current();
        if (!actor.isStaff() || actor.person() == null) {
            throw new NotYours();
        }
        return new StaffId(actor.person());
    }

    static List<Id> people(List<Written> notes) {
        return notes.stream().<Id>map(Written::participantId).distinct().toList();
    }
}
