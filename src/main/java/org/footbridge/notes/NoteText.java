package org.footbridge.notes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The exact words a signature stands for. Whoever asks later whether a signature holds builds the same text. */
final class NoteText {

    private NoteText() {}

    static String of(
            UUID session, SharedPart shared, Optional<Instant> startedAt, Optional<Instant> endedAt, int present) {
        return lines(
                "session " + session,
                "began " + startedAt.map(Instant::toString).orElse(""),
                "ended " + endedAt.map(Instant::toString).orElse(""),
                "present " + present,
                "lesson " + shared.lesson(),
                "interventions " + shared.interventions(),
                "process " + shared.process());
    }

    static String of(Written note) {
        var own = note.own();
        return lines(
                "note " + note.id().value(),
                "participant " + note.participantId().value(),
                "kind " + note.kind(),
                "title " + note.title(),
                "on " + note.onDate(),
                "from " + note.startsAt(),
                "to " + note.endsAt().map(Instant::toString).orElse(""),
                "there " + note.whoWasThere(),
                "late " + note.lateEntry(),
                "focus " + note.focus(),
                "interventions " + note.interventions(),
                "response " + own.response(),
                "progress " + own.progress(),
                "risk " + own.risk(),
                "plan " + own.plan(),
                "own line " + own.ownLine(),
                "toward " + own.toward().stream().map(UUID::toString).sorted().collect(Collectors.joining(" ")));
    }

    /** With who was there, where somebody said so; older notes keep the text they were signed with. */
    static String of(Written note, Presence presence) {
        return presence.equals(Presence.UNSAID)
                ? of(note)
                : lines(
                        of(note),
                        "roles "
                                + presence.roles().stream()
                                        .sorted()
                                        .map(There::name)
                                        .collect(Collectors.joining(" ")),
                        "disclosure " + presence.disclosure(),
                        "visit "
                                + presence.visit()
                                        .map(visit -> visit.value().toString())
                                        .orElse(""));
    }

    private static String lines(String... lines) {
        return String.join("\n", List.of(lines));
    }
}
