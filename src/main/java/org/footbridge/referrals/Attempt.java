package org.footbridge.referrals;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One try to come into contact.
 *
 * @param note what was said, for intake
 * @param next when somebody will try or talk again; nobody waits without a date, but what is finished needs none
 */
public record Attempt(Way way, Outcome outcome, String note, Optional<LocalDate> next) {

    /** What came of it. */
    public enum Outcome {
        REACHED("Talked with them"),
        LEFT_WORD("Left word"),
        NO_ANSWER("No answer"),
        WRONG_NUMBER("Wrong number"),
        CALL_LATER("Asked us to call later");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        boolean reached() {
            return this == REACHED || this == CALL_LATER;
        }
    }
}
