package org.footbridge.notes.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.notes.NoteKind;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.Presence;
import org.footbridge.notes.ServiceNote;
import org.footbridge.notes.There;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** A note about a service for one person alone, as typed. */
public record ServiceNoteForm(
        @Nullable Integer version,
        @Nullable NoteKind kind,
        @Nullable LocalDate date,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable String whoWasThere,
        @Nullable String focus,
        @Nullable String interventions,
        @Nullable String response,
        @Nullable String progress,
        @Nullable String risk,
        @Nullable String plan,
        @Nullable String ownLine,
        @Nullable Set<There> there,
        @Nullable String disclosure,
        @Nullable Set<UUID> toward) {

    static final ServiceNoteForm EMPTY = new ServiceNoteForm(
            null,
            NoteKind.INDIVIDUAL,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    Presence presence() {
        return new Presence(there == null ? Set.of() : there, text(disclosure), Optional.empty());
    }

    /** The objectives it works toward. */
    Set<UUID> chosen() {
        return toward == null ? Set.of() : Set.copyOf(toward);
    }

    Problems problems() {
        var problems = Problems.none();
        if (kind == null || kind == NoteKind.GROUP) {
            problems = problems.and("kind", "Choose what kind of service it was.");
        }
        if (date == null) {
            problems = problems.and("date", "Write the day.");
        }
        if (from == null) {
            problems = problems.and("from", "Write when it began.");
        }
        if (from != null && to != null && !to.isAfter(from)) {
            problems = problems.and("to", "It ended before it began. Please look at the two times.");
        }
        if (kind != null && kind != NoteKind.GROUP) {
            var wrong = presence().wrong(kind);
            if (wrong.isPresent()) {
                problems = problems.and("there", wrong.get());
            }
            if (presence().lacksDisclosure(kind)) {
                problems = problems.and(
                        "disclosure",
                        "Say what the other person was told and which release or law allows it; “told nothing” is an answer.");
            }
        }
        return problems;
    }

    /** Only after {@link #problems} found none. */
    Optional<ServiceNote> note(ZoneId zone) {
        if (kind == null || date == null || from == null) {
            return Optional.empty();
        }
        return Optional.of(new ServiceNote(
                kind,
                Optional.empty(),
                presence().title(kind),
                date.atTime(from).atZone(zone).toInstant(),
                Optional.ofNullable(to).map(end -> date.atTime(end).atZone(zone).toInstant()),
                text(whoWasThere),
                text(focus),
                text(interventions),
                new OwnPart(text(response), text(progress), text(risk), text(plan), text(ownLine), chosen()),
                presence()));
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words.strip();
    }
}
