package org.footbridge.notes.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.notes.GroupNotes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One note as it is read, with what was added later.
 *
 * @param comment the supervisor's, shown to the author of a draft only
 * @param addendum what the reader typed and has not signed
 * @param names other participants' names in what is not signed yet
 * @param mine whether the reader wrote it
 */
public record NotePage(
        String id,
        String participant,
        String name,
        String title,
        String line,
        Mark mark,
        String state,
        boolean draft,
        boolean locked,
        boolean mine,
        boolean askedToSeal,
        @Nullable String comment,
        @Nullable String sessionHref,
        List<Section> sections,
        String format,
        List<String> toward,
        List<Signed> signatures,
        List<Section> addenda,
        String addendum,
        List<GroupNotes.NameFound> names)
        implements Shows {

    public List<String> formats() {
        return List.of("DAP", "SOAP", "BIRP", "GIRP");
    }

    public record Section(String title, String words) {}

    public record Signed(String name, String meaning, String time) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(participant)));
    }
}
