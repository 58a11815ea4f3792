package org.footbridge.referrals;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A PDF, fax image or photo to be kept with a referral.
 *
 * @param dated the date it bears
 * @param part2 whether it came from a substance use disorder program (42 CFR Part 2); when in doubt, true
 */
public record Paper(Kind kind, Optional<LocalDate> dated, boolean part2, byte[] content) {

    /** What it is, in the words of an intake desk. */
    public enum Kind {
        REFERRAL_LETTER("Referral letter"),
        DISCHARGE_SUMMARY("Discharge summary"),
        ASSESSMENT("Assessment"),
        CONSENT("Signed consent or release"),
        INSURANCE_CARD("Insurance card"),
        IDENTITY("Proof of identity"),
        OTHER("Something else");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
