package org.footbridge.consents;

import java.util.Locale;
import org.footbridge.people.ContactId;

/** Somebody a release can name. Nothing leaves to anybody but whom it names (42 CFR 2.31; CARE 13). */
public sealed interface Recipient {

    /** Whether this answer is to this recipient; whether it holds is asked apart. */
    boolean isNamedBy(Given release);

    /** Somebody near the person, known by the record and not by a name that two may share. */
    record Near(ContactId contact) implements Recipient {

        @Override
        public boolean isNamedBy(Given release) {
            return release.contactId().filter(contact::equals).isPresent();
        }
    }

    /** A person or house outside, by the name the form says; case and spaces at the ends do not matter. */
    record Named(String name) implements Recipient {

        @Override
        public boolean isNamedBy(Given release) {
            return release.contactId().isEmpty()
                    && release.recipient()
                            .map(Named::plain)
                            .filter(plain(name)::equals)
                            .isPresent();
        }

        private static String plain(String name) {
            return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        }
    }
}
