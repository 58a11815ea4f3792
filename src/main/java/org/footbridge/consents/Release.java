package org.footbridge.consents;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.footbridge.people.ContactId;

/**
 * What a release names: who may be told what, what for, and until when (42 CFR 2.31).
 *
 * @param contact the recipient where it is a contact of the person
 * @param recipient the recipient's name as the form says it
 * @param until when it ends, or {@code untilEvent} says what ends it
 */
public record Release(
        Optional<ContactId> contact,
        String recipient,
        Set<DataClass> what,
        String purpose,
        Optional<Instant> until,
        Optional<String> untilEvent) {

    public Release {
        what = what.isEmpty() ? Set.of() : EnumSet.copyOf(what);
    }

    /** What is missing, for the page; nothing where it can be signed now. */
    Optional<String> flaw(Instant now) {
        if (recipient.isBlank()) {
            return Optional.of("Please say who may be told.");
        }
        if (what.isEmpty()) {
            return Optional.of("Please choose what may be told.");
        }
        if (purpose.isBlank()) {
            return Optional.of("Please say what it is for.");
        }
        if (until.isEmpty() && untilEvent.isEmpty()) {
            return Optional.of("Please say until when, or what ends it.");
        }
        return until.filter(end -> !end.isAfter(now)).map(_ -> "The last day is already past.");
    }
}
