package org.footbridge.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A PDF, fax image or photo to be kept with a referral or a person.
 *
 * @param dated the date it bears
 * @param part2 whether it came from a substance use disorder program (42 CFR Part 2); when in doubt, true
 */
public record Paper(Kind kind, Optional<LocalDate> dated, boolean part2, byte[] content) {

    /** 20 MB: about forty pages of fax. */
    public static final int MOST_BYTES = 20_000_000;

    /** What it is, in the words of an intake desk. */
    public enum Kind {
        REFERRAL_LETTER("Referral letter"),
        DISCHARGE_SUMMARY("Discharge summary"),
        ASSESSMENT("Assessment"),
        CONSENT("Signed consent or release"),
        INSURANCE_CARD("Insurance card"),
        IDENTITY("Proof of identity"),
        LAB_RESULT("Laboratory result"),
        CUSTODY("Custody or guardianship paper"),
        COURT("Court or probation paper"),
        LETTER("Letter"),
        OTHER("Something else");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What its bytes say of it. */
    public sealed interface Looked {
        /** @param sha256 lower-case hexadecimal */
        record Fine(MediaType type, String sha256) implements Looked {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Looked {}
    }

    /** Told by the bytes alone: what kind of file it is, and whether it can be kept. */
    public Looked lookedAt() {
        if (content.length > MOST_BYTES) {
            return new Looked.Refused(
                    "The file is larger than 20 MB. Nothing was stored.\nMaybe scan it in gray, or in parts.");
        }
        return MediaType.of(content)
                .<Looked>map(type -> new Looked.Fine(type, sha256()))
                .orElseGet(() -> new Looked.Refused(
                        "This is no PDF, TIFF, PNG or JPEG, whatever its name says. Nothing was stored."));
    }

    private String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
