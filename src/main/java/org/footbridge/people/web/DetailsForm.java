package org.footbridge.people.web;

import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.people.Person;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** Who somebody is, as typed. */
public record DetailsForm(
        int version,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String chosenName,
        @Nullable String pronouns,
        @Nullable LocalDate birthDate,
        @Nullable String phone,
        @Nullable String email) {

    private static final int OLDEST = 120;

    Problems problems(LocalDate today) {
        var problems = Problems.none();
        if (given(givenName).isEmpty()) {
            problems = problems.and("givenName", "A first name is needed.");
        }
        if (birthDate != null && (birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(OLDEST)))) {
            problems = problems.and("birthDate", "This is no birth date of somebody living.");
        }
        return problems;
    }

    /** What is known now: the fields of this form, the rest as it was. */
    Person over(Person known) {
        return new Person(
                given(givenName).orElse(known.givenName()),
                given(familyName).orElse(""),
                given(chosenName),
                given(pronouns),
                Optional.ofNullable(birthDate),
                known.gender(),
                known.language(),
                given(phone),
                given(email),
                known.address());
    }

    private static Optional<String> given(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
    }
}
