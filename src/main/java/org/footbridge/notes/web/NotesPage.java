package org.footbridge.notes.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;

/**
 * One person's notes, newest first.
 *
 * @param apart whether the reader may keep notes of their own apart from the record
 */
public record NotesPage(String participant, String name, boolean mayWrite, boolean apart, List<Line> notes)
        implements Shows {

    public record Line(String date, String title, String href, String detail, Mark mark, String state) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(participant)));
    }
}
