package org.footbridge.notes;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.medications.VisitId;

/**
 * Who was there for a service of one person alone.
 *
 * @param roles empty in notes from before roles were chosen
 * @param disclosure what somebody else was told and what allows it; empty where nobody else was told anything
 * @param visit the structured part, for a medication visit
 */
public record Presence(Set<There> roles, String disclosure, Optional<VisitId> visit) {

    public static final Presence UNSAID = new Presence(Set.of(), "", Optional.empty());

    public Presence {
        roles = Set.copyOf(roles);
        disclosure = disclosure.strip();
    }

    public boolean personThere() {
        return roles.contains(There.PERSON);
    }

    /** In the order of the list, in small letters: "the person, an interpreter". */
    public String inWords() {
        return roles.stream()
                .sorted()
                .map(role -> role.label().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** What the note is called: without the person it is another thing. */
    public String title(NoteKind kind) {
        if (roles.isEmpty() || personThere()) {
            return kind.label();
        }
        return switch (kind) {
            case FAMILY -> "Family session without the person present";
            case CRISIS -> "Crisis contact without the person";
            case CONTACT -> "Contact about the person";
            case GROUP, INDIVIDUAL, MEDICATION -> kind.label();
        };
    }

    /** What does not fit, as a sentence. */
    public Optional<String> wrong(NoteKind kind) {
        if (roles.isEmpty()) {
            return Optional.of("Choose who was there, by role.");
        }
        if (!personThere() && (kind == NoteKind.INDIVIDUAL || kind == NoteKind.MEDICATION)) {
            return Optional.of("%s has the person there. If you spoke with somebody else about them, choose Contact."
                    .formatted(kind == NoteKind.INDIVIDUAL ? "An individual session" : "A medication visit"));
        }
        return Optional.empty();
    }

    /** Whether a contact with somebody else is written without saying what allows it (42 CFR 2.31, 2.51; 45 CFR 164.510). */
    public boolean lacksDisclosure(NoteKind kind) {
        return kind == NoteKind.CONTACT
                && disclosure.isEmpty()
                && roles.stream().anyMatch(There::outside);
    }
}
