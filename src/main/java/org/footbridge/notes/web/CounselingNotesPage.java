package org.footbridge.notes.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The reader's own notes about one person, apart from the record.
 *
 * @param kinds those the person's program knows
 * @param kind chosen and not kept yet
 * @param typed words not kept yet
 */
public record CounselingNotesPage(
        String participant,
        String name,
        List<Line> notes,
        List<Choice> kinds,
        @Nullable String kind,
        String typed,
        Problems problems)
        implements Shows {

    public record Line(String time, String kind, List<String> words) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(participant)));
    }
}
