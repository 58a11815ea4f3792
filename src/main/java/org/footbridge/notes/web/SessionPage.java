package org.footbridge.notes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.Part;
import org.footbridge.attendance.Presence;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A session: its roster with the notes in place.
 *
 * @param state open, closed or cancelled
 * @param sharedSigned when the shared part was signed, in words; nothing while it can be changed
 * @param sharedTheirs what somebody else wrote into the shared part meanwhile
 * @param hidden how many people of the roster the reader does not reach
 * @param taught the lesson this session has
 * @param proposed the lesson to take next, while it has none
 * @param left what is left before closing or signing, in words
 * @param facilitators who can lead groups here
 * @param names other people's names found in texts
 * @param alike own parts that read like another text
 * @param room activities, who is young, who stepped out
 * @param reachesAll whether the reader reaches everybody who could walk in
 * @param door whether the reader, who leads it, may ask for somebody they do not know
 */
public record SessionPage(
        String id,
        String title,
        String line,
        State state,
        @Nullable String cancelReason,
        @Nullable Taught taught,
        @Nullable Proposed proposed,
        String began,
        String ended,
        String lesson,
        String interventions,
        String process,
        int sharedVersion,
        @Nullable String sharedSigned,
        @Nullable String sharedTheirs,
        List<PersonRow> people,
        int hidden,
        int withoutOutcome,
        String left,
        boolean complete,
        List<NameLine> names,
        List<AlikeLine> alike,
        List<Choice> walkIns,
        boolean reachesAll,
        boolean door,
        List<Choice> facilitators,
        @Nullable String facilitator,
        @Nullable String cofacilitator,
        RoomNow room,
        WordsNow words,
        Problems problems)
        implements Shows {

    public enum State {
        OPEN,
        CLOSED,
        CANCELLED
    }

    /** @param href the lesson as it is, or was, in this session */
    public record Taught(String title, String href) {}

    /** @param why how many of those due have not had it, in words */
    public record Proposed(String lesson, String title, String href, String why) {}

    /** A name in a text: where it stands, and what to write instead. */
    public record NameLine(String where, String word, String instead) {}

    /** @param other whose part it is like, when {@code href} names no earlier note */
    public record AlikeLine(
            String person,
            String name,
            int percent,
            String other,
            @Nullable String href) {}

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whoever sees nobody of a roster neither marks nor closes it. */
    public boolean seesRoster() {
        return !people.isEmpty() || hidden == 0;
    }

    /** Whether something on the page can still be signed: on a closed session also what is about to be typed. */
    public boolean canSign() {
        return sharedSigned == null
                || !complete
                || people.stream()
                        .anyMatch(one -> one.partIsMine()
                                && one.noteHref() == null
                                && !one.minutes().isEmpty());
    }

    public List<Choice> commonOutcomes() {
        return outcomes(true);
    }

    public List<Choice> otherOutcomes() {
        return outcomes(false);
    }

    private static List<Choice> outcomes(boolean common) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.common() == common)
                .map(outcome -> new Choice(word(outcome), outcome.label()))
                .toList();
    }

    public List<Choice> parts() {
        return Arrays.stream(Part.values())
                .map(part -> new Choice(word(part), part.label()))
                .toList();
    }

    public List<Choice> modes() {
        return Arrays.stream(Presence.values())
                .map(mode -> new Choice(word(mode), mode.label()))
                .toList();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return people.stream()
                .map(one -> new ParticipantId(UUID.fromString(one.id())))
                .toList();
    }
}
