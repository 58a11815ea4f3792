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
}
