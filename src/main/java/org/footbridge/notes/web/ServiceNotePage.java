package org.footbridge.notes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.notes.NoteKind;
import org.footbridge.notes.There;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A service note being written.
 *
 * @param note nothing before it was saved once
 * @param group a person's part of a session: kind and times come from there
 * @param theirs what somebody else wrote meanwhile
 * @param comment what the supervisor asked for when sending it back
 * @param objectives of the plan, to say what it works toward
 */
public record ServiceNotePage(
        String participant,
        String name,
        @Nullable String note,
        boolean group,
        ServiceNoteForm form,
        @Nullable String theirs,
        @Nullable String comment,
        List<Choice> objectives,
        Problems problems)
        implements Shows {

    public String action() {
        return note == null ? "/people/" + participant + "/notes" : "/notes/" + note;
    }

    /** A medication visit has a page of its own. */
    public List<Choice> kinds() {
        return Arrays.stream(NoteKind.values())
                .filter(kind -> kind != NoteKind.GROUP)
                .filter(kind -> kind != NoteKind.MEDICATION || form.kind() == NoteKind.MEDICATION)
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }

    public List<String> toward() {
        return form.chosen().stream().map(UUID::toString).toList();
    }

    public List<Choice> roles() {
        return Arrays.stream(There.values())
                .map(role -> new Choice(role.name(), role.label()))
                .toList();
    }

    public List<String> there() {
        return form.there() == null
                ? List.of()
                : form.there().stream().map(There::name).toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(participant)));
    }
}
