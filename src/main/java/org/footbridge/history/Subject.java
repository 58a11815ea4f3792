package org.footbridge.history;

import java.util.Optional;
import org.footbridge.history.BundleIndex.Entry;

/** The one person of the bundle, and whether a reference means them. In doubt it does not. */
final class Subject {

    private final Entry patient;
    private final Received.Person person;
    private final References references;

    Subject(Entry patient, Received.Person person, References references) {
        this.patient = patient;
        this.person = person;
        this.references = references;
    }

    /** Nothing where the reference is one only in name (words without an address). */
    Optional<Boolean> isMeantBy(Optional<Element> reference) {
        return reference.flatMap(written -> {
            var address = written.text("reference");
            if (!address.isEmpty()) {
                return Optional.of(references
                        .find(address)
                        .filter(found -> found == patient)
                        .isPresent());
            }
            return written.child("identifier").map(this::isOneOfTheirs);
        });
    }

    private boolean isOneOfTheirs(Element identifier) {
        var value = identifier.text("value");
        return !value.isEmpty()
                && person.identifiers().stream()
                        .anyMatch(theirs ->
                                theirs.value().equals(value) && theirs.system().equals(identifier.text("system")));
    }
}
