package org.footbridge.alerts;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;

/**
 * What is known of a danger when it is learned. Exactly one of {@code about} and {@code unknownPerson} is there.
 *
 * @param unknownPerson how somebody with no record is called and reached, in the words that were given
 * @param subject what the reason is, in words for the person's clinicians, such as {@code "PHQ-9 item 9: Several days"}
 * @param subjectId the response, inquiry or check-in behind it
 */
public record Raise(
        Optional<ParticipantId> about,
        Optional<String> unknownPerson,
        Source source,
        Urgency urgency,
        String subject,
        Optional<UUID> subjectId) {

    public Raise {
        if (about.isPresent() == unknownPerson.isPresent()) {
            throw new IllegalArgumentException("An alert is about one participant or one unknown person.");
        }
    }

    /** About somebody in the records. */
    public static Raise about(
            ParticipantId participant, Source source, Urgency urgency, String subject, Optional<UUID> subjectId) {
        return new Raise(Optional.of(participant), Optional.empty(), source, urgency, subject, subjectId);
    }

    /** About somebody the program does not know yet. */
    public static Raise aboutUnknown(
            String person, Source source, Urgency urgency, String subject, Optional<UUID> subjectId) {
        return new Raise(Optional.empty(), Optional.of(person), source, urgency, subject, subjectId);
    }
}
