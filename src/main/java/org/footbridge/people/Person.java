package org.footbridge.people;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a participant as a person.
 *
 * @param chosenName what the person is called here, if not the given name
 * @param gender an administrative-gender word of FHIR R4 (male, female, other, unknown)
 * @param language a BCP 47 tag
 */
public record Person(
        String givenName,
        String familyName,
        Optional<String> chosenName,
        Optional<String> pronouns,
        Optional<LocalDate> birthDate,
        Optional<String> gender,
        Optional<String> language,
        Optional<String> phone,
        Optional<String> email,
        Optional<Address> address) {

    /** A postal address in the United States; state as two letters. */
    public record Address(String line, String city, String state, String postalCode) {}

    /** Somebody of whom only a name is known yet. */
    public static Person named(String givenName, String familyName) {
        return new Person(
                givenName,
                familyName,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Person born(LocalDate date) {
        return new Person(
                givenName,
                familyName,
                chosenName,
                pronouns,
                Optional.of(date),
                gender,
                language,
                phone,
                email,
                address);
    }

    public Person called(String name, String pronounsUsed) {
        return new Person(
                givenName,
                familyName,
                Optional.of(name),
                Optional.of(pronounsUsed),
                birthDate,
                gender,
                language,
                phone,
                email,
                address);
    }

    public Person pronounced(String words) {
        return new Person(
                givenName,
                familyName,
                chosenName,
                Optional.of(words),
                birthDate,
                gender,
                language,
                phone,
                email,
                address);
    }

    public Person reachedBy(String phoneNumber) {
        return new Person(
                givenName,
                familyName,
                chosenName,
                pronouns,
                birthDate,
                gender,
                language,
                Optional.of(phoneNumber),
                email,
                address);
    }
}
