package org.footbridge.access;

import java.time.Instant;

/** What came of an attempt to sign. */
public sealed interface Signing {

    /** @param sha256 of the exact content, in lower-case hex */
    record Signed(SignatureId id, Instant at, String signerName, String sha256) implements Signing {}

    /** @param sentence says what is missing and what to do: a license that ended, a supervisor nobody entered */
    record NotLicensed(String sentence) implements Signing {}

    /** The sign-in must be proven once more first; the page sends the person to {@link #WHERE}. */
    record NeedsSecondFactor() implements Signing {

        /** Asks for the second factor (staff) or the password (others) and leads back to {@code ?then=}. */
        public static final String WHERE = "/prove";

        public String sentence() {
            return "Please confirm it is you. Your text is kept.";
        }
    }
}
