package org.footbridge.notes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.notes.NoteKind;
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
 */
public record ServiceNotePage(
        String participant,
        String name,
        @Nullable String note,
        boolean group,
        ServiceNoteForm form,
        @Nullable String theirs,
        Problems problems)
        implements Shows {

    public String action() {
        return note == null ? "/people/" + participant + "/notes" : "/notes/" + note;
    }

    public List<Choice> kinds() {
        return Arrays.stream(NoteKind.values())
                .filter(kind -> kind != NoteKind.GROUP)
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(participant)));
    }
}
