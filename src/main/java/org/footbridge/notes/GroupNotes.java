package org.footbridge.notes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.footbridge.attendance.RosterRow;
import org.footbridge.attendance.Sheet;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.scheduling.Covers;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.staff.SigningTerms;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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
    private final Phrases phrases;
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
            Phrases phrases,
            NoteRows rows) {
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.attendance = attendance;
        this.signatures = signatures;
        this.staff = staff;
        this.covers = covers;
        this.phrases = phrases;
        this.rows = rows;
    }

    /**
     * The shared part and its version; version 0 before anything was written.
     *
     * @param submittedAt signed by an author whose supervisor signs too
     * @param signedAt locked for good
     */
    public record Shared(
            SharedPart part,
            int version,
            Optional<Integer> present,
            Optional<Instant> submittedAt,
            Optional<Instant> signedAt) {

        public boolean isSigned() {
            return submittedAt.isPresent() || signedAt.isPresent();
        }
    }

    @Transactional(readOnly = true)
    public Shared shared(SessionId session) {
        authorization.require(Permission.RUN_GROUPS);
        var row = rows.shared(session);
        return new Shared(row.part(), row.version(), row.present(), row.submittedAt(), row.signedAt());
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
        /** Kept as drafts; other people's names in them are asked about before anybody signs. */
        record Saved(Optional<SharedConflict> shared, List<PartConflict> parts) implements Saving {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Saving {}
    }

    /** The note that goes with this sheet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public GroupNote of(Sheet sheet) {
        authorization.require(Permission.WRITE_CHART);
        var id = sheet.session().sessionId();
        return new GroupNote(sheet, rows.shared(id), rows.ofSession(id));
    }

    /**
     * Writes drafts where nobody wrote something else meanwhile. A part belongs to whoever wrote it first; another
     * facilitator's words come back as a conflict.
     *
     * @throws NotYours if one of the people is not on the roster or not reached by the actor
     */
    @Transactional
    public Saving save(SessionId id, Optional<SharedDraft> shared, Map<ParticipantId, PartDraft> parts) {
        return kept(id, note -> write(note, shared, parts));
    }

    /** As {@link #save}, on a note that is kept later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Saving write(GroupNote note, Optional<SharedDraft> shared, Map<ParticipantId, PartDraft> parts) {
        authorization.require(Permission.WRITE_CHART);
        if (note.sheet().session().cancelledAt().isPresent()) {
            return new Saving.Refused("This session was cancelled; there is nothing to write about.");
        }
        var spell = phrases.spelling();
        var conflict = shared.map(draft -> new SharedDraft(draft.part().words(spell), draft.version()))
                .flatMap(draft -> writeShared(note, draft));
        Map<ParticipantId, PartDraft> spelled = new LinkedHashMap<>();
        parts.forEach((participant, draft) ->
                spelled.put(participant, new PartDraft(draft.part().words(spell), draft.version())));
        List<PartConflict> conflicts = new ArrayList<>();
        writeParts(note, spelled, conflicts);
        return new Saving.Saved(conflict, conflicts);
    }

    private static Optional<SharedConflict> writeShared(GroupNote note, SharedDraft draft) {
        var stands = note.shared();
        if (stands.part().equals(draft.part())) {
            return Optional.empty();
        }
        if (stands.version() != draft.version() || stands.isSigned()) {
            return Optional.of(new SharedConflict(stands.part(), stands.version(), draft.part()));
        }
        note.write(draft.part());
        return Optional.empty();
    }

    private void writeParts(GroupNote note, Map<ParticipantId, PartDraft> parts, List<PartConflict> conflicts) {
        var author = author();
        var reached = authorization.reachable(Permission.WRITE_CHART);
        Map<ParticipantId, RosterRow> due =
                note.sheet().rows().stream().collect(Collectors.toMap(RosterRow::participantId, Function.identity()));
        // A part is sealed only after it was signed, and signed only after closing.
        boolean anew = note.sheet().isClosed()
                && parts.entrySet().stream()
                        .anyMatch(one -> note.of(one.getKey()).isEmpty()
                                && !one.getValue().part().isEmpty());
        var sealed = anew ? rows.sealedIn(note.sheet().session().sessionId()) : Set.<ParticipantId>of();
        parts.forEach((participant, draft) -> {
            if (!due.containsKey(participant) || !reached.contains(participant.value())) {
                throw new NotYours();
            }
            var stands = note.of(participant);
            if (stands.isEmpty()) {
                if (!draft.part().isEmpty()) {
                    note.write(fresh(
                            note.sheet().session(),
                            due.get(participant),
                            draft.part(),
                            sealed.contains(participant),
                            author,
                            clock.instant()));
                }
            } else if (!stands.get().own().equals(draft.part())) {
                var part = stands.get();
                if (part.version() != draft.version() || !part.isDraft() || !part.isBy(author.value())) {
                    conflicts.add(new PartConflict(participant, part.own(), part.version(), draft.part()));
                } else {
                    note.write(with(part, draft.part(), part.startsAt(), part.endsAt(), part.version() + 1));
                }
            }
        });
    }

    private <T> T kept(SessionId id, Function<GroupNote, T> work) {
        var sheet = attendance.sheet(id);
        var note = of(sheet);
        T answer = work.apply(note);
        keep(note);
        return answer;
    }

    /** Writes what was changed in the note; nothing where nothing was. A note is kept once, after its sheet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(GroupNote note) {
        if (!note.isChanged()) {
            return;
        }
        var id = note.sheet().session().sessionId();
        var now = clock.instant();
        if (note.sharedChanged()) {
            rows.writeShared(note.sheet().session(), note.shared(), now);
            audit.act(Act.UPDATE, SHARED, id, List.of());
        }
        if (!note.drafts().isEmpty()) {
            rows.write(note.drafts(), now);
            audit.act(
                    Act.UPDATE,
                    NOTE,
                    id,
                    note.drafts().stream().map(Written::participantId).toList());
        }
        rows.write(note.signed(), now);
        if (note.sheet().isOpen()) {
            sessions.touch(id);
        }
    }

    private static Written fresh(
            Sessions.Session session, RosterRow row, OwnPart part, boolean lateEntry, StaffId author, Instant now) {
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
                lateEntry,
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

    /** Other participants' names in what stands in this note's unsigned texts. */
    private List<NameFound> names(GroupNote note) {
        return names(
                note.sheet().session().sessionId(),
                note.sheet().rows(),
                note.shared().part(),
                note.shared().isSigned(),
                note.parts());
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
        return names(session, roster, shared.part(), shared.isSigned(), parts);
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
        return kept(id, this::sign);
    }

    /** As {@link #sign(SessionId)}, on a note that is kept later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SigningAll sign(GroupNote note) {
        authorization.require(Permission.SIGN_CLINICAL);
        var sheet = note.sheet();
        var session = sheet.session();
        if (!sheet.isClosed()) {
            return refused("Close the session first: then it is known who was there and for how long.");
        }
        if (note.shared().part().isEmpty()) {
            return refused("Write the shared part first: what was done in this session.");
        }
        var found = names(note);
        if (!found.isEmpty()) {
            return new SigningAll.Refused("Another person's name stands in a text. Please look at each.", found);
        }
        var author = author();
        var there = sheet.present();
        var mine = note.parts().stream()
                .filter(part -> part.isDraft() && part.isBy(author.value()) && there.contains(part.participantId()))
                .filter(part -> !part.own().isEmpty())
                .map(part -> with(
                        part,
                        part.own(),
                        sheet.held().startedAt().orElse(session.startsAt()),
                        sheet.held().endedAt().or(() -> Optional.of(session.endsAt())),
                        part.version()))
                .toList();
        if (mine.isEmpty() && !session.isLedBy(author.value())) {
            return refused("There is nothing of yours to sign here.");
        }
        return sign(note, there, mine, author);
    }

    private SigningAll sign(GroupNote note, List<ParticipantId> there, List<Written> mine, StaffId author) {
        var session = note.sheet().session();
        var held = note.sheet().held();
        List<Signatures.ToSign> things = new ArrayList<>();
        things.add(new Signatures.ToSign(
                SHARED,
                session.sessionId(),
                null,
                NoteText.of(
                        session.sessionId().value(),
                        note.shared().part(),
                        held.startedAt(),
                        held.endedAt(),
                        there.size())));
        mine.forEach(
                part -> things.add(new Signatures.ToSign(NOTE, part.id(), part.participantId(), NoteText.of(part))));
        switch (signatures.signAll(things, Meaning.AUTHOR)) {
            case Signing.NeedsSecondFactor _ -> {
                return new SigningAll.NeedsSecondFactor();
            }
            case Signing.NotLicensed(var sentence) -> {
                return refused(sentence);
            }
            case Signing.Signed _ -> {}
        }
        var cosigner = staff.cosignerOf(SigningTerms.What.GROUP_NOTE, author, session.onDate());
        note.sign(mine, cosigner, clock.instant());
        note.signShared(there.size(), cosigner, clock.instant());
        if (isLockedFor(there, note)) {
            covers.notesAreSigned(session.sessionId());
        }
        return new SigningAll.Signed(mine.size(), cosigner.isPresent(), withoutPart(there, note.parts()));
    }

    /** Nobody who was there is left without a part, and no part waits for anybody. */
    private static boolean isLockedFor(List<ParticipantId> there, GroupNote note) {
        return there.stream()
                .allMatch(one -> note.of(one)
                        .filter(part -> part.isLocked() && !part.own().isEmpty())
                        .isPresent());
    }

    private static int withoutPart(List<ParticipantId> there, Collection<Written> written) {
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
