package org.footbridge.notes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mends the golden thread where a note names no objective. Mending looks forward (CARE 24): what is not signed is linked;
 * what is signed gets its author's dated addendum, or a reason why no objective fits.
 */
@Component
public class Threads {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Notes notes;
    private final NoteRows rows;

    Threads(Sql sql, Clock clock, Audit audit, Authorization authorization, Notes notes, NoteRows rows) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.notes = notes;
        this.rows = rows;
    }

    /** @param objective of the plan in force of the note's person; anything else is {@link NotYours} */
    @Transactional
    public Notes.Changing link(NoteId id, UUID objective) {
        var note = own(id);
        var statement = sql.sql("""
                        select statement
                          from plans.v_objectives
                         where organization_id = :organization and participant_id = :participant and objective_id = :objective
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", note.participantId())
                .param("objective", objective)
                .optional(String.class)
                .orElseThrow(NotYours::new);
        if (!note.isBy(GroupNotes.author().value())) {
            return notTheAuthor();
        }
        if (note.isDraft()) {
            sql.sql("""
                            insert into notes.toward (organization_id, note_id, objective_id, participant_id, linked_at, regime, privacy_class)
                            values (:organization, :note, :objective, :participant, :now, :regime, :class)
                            on conflict do nothing
                            """)
                    .param("organization", Actor.current().organization())
                    .param("note", id)
                    .param("objective", objective)
                    .param("participant", note.participantId())
                    .param("now", clock.instant())
                    .param("regime", note.regime())
                    .param("class", PrivacyClass.ORDINARY)
                    .update();
            audit.act(Act.UPDATE, GroupNotes.NOTE, id, List.of(note.participantId()), "linked to an objective");
            return new Notes.Changing.Done(id);
        }
        return amended(
                note,
                Optional.of(objective),
                "",
                () -> notes.addendumFromPlan(note.id(), "Works toward: " + statement));
    }

    /** Says why nothing in the plan fits. */
    @Transactional
    public Notes.Changing explain(NoteId id, String reason) {
        var note = own(id);
        if (!note.isBy(GroupNotes.author().value())) {
            return notTheAuthor();
        }
        if (reason.isBlank()) {
            return new Notes.Changing.Refused("Choose an objective, or say why none fits.");
        }
        if (note.isDraft()) {
            return mended(note, Optional.empty(), reason.strip());
        }
        return amended(
                note,
                Optional.empty(),
                reason.strip(),
                () -> notes.addendum(note.id(), "Works toward no objective of the plan: " + reason.strip()));
    }

    private Written own(NoteId id) {
        var note = rows.lock(id).orElseThrow(NotYours::new);
        authorization.require(Permission.WRITE_CHART, note.participantId());
        return note;
    }

    private static Notes.Changing notTheAuthor() {
        return new Notes.Changing.Refused("Only who wrote a note says what it works toward.");
    }

    private Notes.Changing amended(
            Written note, Optional<UUID> objective, String reason, Supplier<Notes.Changing> amend) {
        if (!note.isLocked()) {
            return new Notes.Changing.Refused(
                    "This note waits for the supervisor. It can be mended once both have signed.");
        }
        var added = amend.get();
        return added instanceof Notes.Changing.Done ? mended(note, objective, reason) : added;
    }

    private Notes.Changing mended(Written note, Optional<UUID> objective, String reason) {
        sql.sql("""
                        insert into notes.mended (organization_id, id, note_id, participant_id, objective_id, reason, author_id, mended_at,
                                                  regime, privacy_class)
                        values (:organization, :id, :note, :participant, :objective::uuid, :reason, :author, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("note", note.id())
                .param("participant", note.participantId())
                .param("objective", objective)
                .param("reason", reason)
                .param("author", GroupNotes.author())
                .param("now", clock.instant())
                .param("regime", note.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.ADDEND, GroupNotes.NOTE, note.id(), List.of(note.participantId()), "golden thread");
        return new Notes.Changing.Done(note.id());
    }
}
