package org.footbridge.history;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Somebody else's FHIR R4 bundle about one person, read whole or refused whole. Pure: stores nothing, asks nobody, never
 * throws on what was sent.
 */
public sealed interface ReceivedBundle {

    /** 20 MB; the largest of a person's whole record seen so far was 9 MB. */
    int MOST_BYTES = 20_000_000;

    /** Everything that was sent about the person, and what of it is not taken over. */
    record Understood(String digest, String bundleType, Received.Person person, Facts facts, Leftovers leftovers)
            implements ReceivedBundle {}

    /**
     * Nothing of it may be stored.
     *
     * @param what in words for the sender
     * @param where a place in the JSON ({@code Bundle.entry[3].resource.birthDate}) or in the text (line, column, byte)
     */
    record Refused(Reason reason, String what, String where) implements ReceivedBundle {}

    enum Reason {
        TOO_LARGE(413),
        NOT_JSON(400),
        CUT_OFF(400),
        TOO_DEEP(400),
        NOT_A_BUNDLE(400),
        OTHER_VERSION(400),
        WRONG_SHAPE(400),
        IMPOSSIBLE_DATE(422),
        NO_PATIENT(422),
        SEVERAL_PATIENTS(422),
        NO_NAME(422);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The HTTP status it is answered with. */
        public int status() {
            return status;
        }
    }

    /**
     * @param contentType as the sender declared it, empty where it did not; only its {@code fhirVersion} is looked at
     * @param now the day after which nobody is born yet
     */
    static ReceivedBundle read(byte[] bytes, String contentType, Instant now) {
        try {
            if (bytes.length > MOST_BYTES) {
                throw new NotReadable(Reason.TOO_LARGE, "the whole", "%d bytes are more than 20 MB.", bytes.length);
            }
            OtherVersion.refuseDeclared(contentType);
            return new BundleReading(BundleScan.of(bytes), digest(bytes), now).read();
        } catch (NotReadable no) {
            return no.refused();
        }
    }

    /** SHA-256 of the bytes as hex: tells the same bundle sent again. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
