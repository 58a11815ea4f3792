package org.footbridge.people.web;

import java.util.Optional;
import org.footbridge.people.Contacts.NewContact;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** Somebody near a participant, as typed. */
public record ContactForm(
        @Nullable String name,
        @Nullable String relation,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Boolean guardian,
        @Nullable Boolean emergency,
        @Nullable Boolean mayPickUp) {

    static final ContactForm EMPTY = new ContactForm(null, null, null, null, null, null, null);

    /** @param key behind the names of fields, as several forms stand on one page */
    Problems problems(String key) {
        var problems = Problems.none();
        if (text(name).isEmpty()) {
            problems = problems.and("name" + key, "Write a name.");
        }
        if (text(relation).isEmpty()) {
            problems = problems.and("relation" + key, "Say what they are to the person, such as sister or neighbor.");
        }
        if ((isEmergency() || isPickUp()) && text(phone).isEmpty()) {
            problems = problems.and("phone" + key, "Somebody to call or to pick up needs a phone number.");
        }
        return problems;
    }

    NewContact contact() {
        return new NewContact(
                text(name), text(relation), some(phone), some(email), isGuardian(), isEmergency(), isPickUp());
    }

    public boolean isGuardian() {
        return Boolean.TRUE.equals(guardian);
    }

    public boolean isEmergency() {
        return Boolean.TRUE.equals(emergency);
    }

    public boolean isPickUp() {
        return Boolean.TRUE.equals(mayPickUp);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static Optional<String> some(@Nullable String typed) {
        return Optional.of(text(typed)).filter(one -> !one.isEmpty());
    }
}
