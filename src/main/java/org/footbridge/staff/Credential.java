package org.footbridge.staff;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A license, certificate or permit as it stands in the books.
 *
 * @param expiresOn its last day as the state says
 * @param endedOn the last day it was held, where it was given up or taken away before
 * @param renewed whether a later row stands in its place
 */
public record Credential(
        CredentialId credentialId,
        StaffId staffId,
        String kind,
        Optional<String> state,
        String number,
        Signs signs,
        boolean prescribes,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> expiresOn,
        Optional<LocalDate> endedOn,
        Optional<String> endedBecause,
        boolean renewed) {

    /** Whether it counts on that day, first and last day included. */
    public boolean inForce(LocalDate day) {
        return startsOn.filter(day::isBefore).isEmpty()
                && lastDay().filter(day::isAfter).isEmpty();
    }

    /** The last day it counts; empty where it has no end. */
    public Optional<LocalDate> lastDay() {
        return Stream.of(expiresOn, endedOn).flatMap(Optional::stream).min(LocalDate::compareTo);
    }
}
