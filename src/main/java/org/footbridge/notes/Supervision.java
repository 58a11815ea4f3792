package org.footbridge.notes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Sheet;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Covers;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a supervisor does with what an associate signed: signs it too, which locks it, or sends it back with a comment that
 * stays outside the record (CARE 25).
 */
@Component
public class Supervision {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Signatures signatures;
    private final Attendance attendance;
    private final Covers covers;
    private final NoteRows rows;
    private final Presences presences;

    Supervision(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Signatures signatures,
            Attendance attendance,
            Covers covers,
            NoteRows rows,
            Presences presences) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.signatures = signatures;
        this.attendance = attendance;
        this.covers = covers;
        this.rows = rows;
        this.presences = presences;
    }

    /** What came of it. */
    public sealed interface Acting {
        record Done() implements Acting {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Acting {}

        record NeedsSecondFactor() implements Acting {}
    }

    /**
     * One act signs a session's shared part and these notes: they lock. What was sent back stays out.
     *
     * @param shared the session whose shared part is signed too, where it waits
     */
    @Transactional
    public Acting cosign(Optional<SessionId> shared, Collection<NoteId> ids) {
        authorization.require(Permission.SIGN_CLINICAL);
        var notes = rows.all(ids);
        if (notes.size() != ids.size() || notes.isEmpty() && shared.isEmpty()) {
            throw new NotYours();
        }
        notes.forEach(this::requireCosigner);
        if (notes.stream().anyMatch(note -> note.isDraft() || note.isLocked())) {
            return new Acting.Refused("One of these notes does not wait for your signature any more.");
        }
        var sheet = shared.map(attendance::sheet);
        var part = sheet.map(one -> waiting(one.session().sessionId()));
        if (part.filter(one -> !one.isSigned() || one.signedAt().isPresent()).isPresent()) {
            return new Acting.Refused("The shared part does not wait for your signature any more.");
        }
        List<Signatures.ToSign> things = new ArrayList<>();
        sheet.ifPresent(one -> things.add(shared(one, part.orElseThrow())));
        var there = presences.of(ids);
        notes.forEach(note -> things.add(new Signatures.ToSign(
                GroupNotes.NOTE,
                note.id(),
                note.participantId(),
                NoteText.of(note, there.getOrDefault(note.id(), Presence.UNSAID)))));
        switch (signatures.signAll(things, Meaning.COSIGNER)) {
            case Signing.NeedsSecondFactor _ -> {
                return new Acting.NeedsSecondFactor();
            }
            case Signing.NotLicensed(var sentence) -> {
                return new Acting.Refused(sentence);
            }
            case Signing.Signed _ -> {}
        }
        rows.lockForGood(notes, clock.instant());
        sheet.ifPresent(one -> rows.writeShared(
                one.session(),
                part.orElseThrow().signed(one.present().size(), Optional.empty(), clock.instant()),
                clock.instant()));
        notes.stream()
                .flatMap(note -> note.sessionId().stream())
                .distinct()
                .filter(session -> rows.ofSession(session).stream().allMatch(Written::isLocked))
                .forEach(covers::notesAreSigned);
        return new Acting.Done();
    }

    private static Signatures.ToSign shared(Sheet sheet, NoteRows.Shared part) {
        return new Signatures.ToSign(
                GroupNotes.SHARED,
                sheet.session().sessionId(),
                null,
                NoteText.of(
                        sheet.session().sessionId().value(),
                        part.part(),
                        sheet.held().startedAt(),
                        sheet.held().endedAt(),
                        sheet.present().size()));
    }

    /** @throws NotYours if it is not the actor who signs it too */
    private NoteRows.Shared waiting(SessionId session) {
        var part = rows.shared(session);
        if (part.cosignerId().filter(GroupNotes.author()::equals).isEmpty()) {
            throw new NotYours();
        }
        return part;
    }

    /** The supervisor asks for another version. The comment and the earlier text are kept apart from the chart. */
    @Transactional
    public Acting sendBack(NoteId id, String comment) {
        var note = rows.lock(id).orElseThrow(NotYours::new);
        requireCosigner(note);
        if (note.isDraft() || note.isLocked()) {
            return new Acting.Refused("This note does not wait for your signature any more.");
        }
        if (comment.isBlank()) {
            return new Acting.Refused("Say what should be different.");
        }
        sql.sql("""
                        insert into notes.sent_back (organization_id, id, note_id, comment, earlier_text, sent_by, sent_at, regime)
                        values (:organization, :id, :note, :comment, :text, :by, :now, :regime)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("note", id)
                .param("comment", comment.strip())
                .param("text", NoteText.of(note, presences.of(id)))
                .param("by", GroupNotes.author())
                .param("now", clock.instant())
                .param("regime", note.regime())
                .update();
        rows.reopen(id, clock.instant());
        audit.act(Act.UPDATE, GroupNotes.NOTE, id, List.of(note.participantId()), "sent back");
        return new Acting.Done();
    }

    /** As {@link #sendBack(NoteId, String)}, the shared part of a session: its author writes it anew. */
    @Transactional
    public Acting sendBack(SessionId id, String comment) {
        authorization.require(Permission.SIGN_CLINICAL);
        var sheet = attendance.sheet(id);
        var part = waiting(id);
        if (part.submittedAt().isEmpty() || part.signedAt().isPresent()) {
            return new Acting.Refused("The shared part does not wait for your signature any more.");
        }
        if (comment.isBlank()) {
            return new Acting.Refused("Say what should be different.");
        }
        sql.sql("""
                        insert into notes.shared_sent_back (organization_id, id, session_id, comment, earlier_text, sent_by, sent_at, regime)
                        values (:organization, :id, :session, :comment, :text, :by, :now, :regime)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("session", id)
                .param("comment", comment.strip())
                .param("text", shared(sheet, part).exactContent())
                .param("by", GroupNotes.author())
                .param("now", clock.instant())
                .param("regime", sheet.session().regime())
                .update();
        rows.writeShared(sheet.session(), part.sentBack(), clock.instant());
        audit.act(Act.UPDATE, GroupNotes.SHARED, id, List.of(), "sent back");
        return new Acting.Done();
    }

    private void requireCosigner(Written note) {
        authorization.require(Permission.SIGN_CLINICAL, note.participantId());
        if (note.cosignerId().filter(GroupNotes.author()::equals).isEmpty()) {
            throw new NotYours();
        }
    }
}
