package org.footbridge.messages;

import java.util.Optional;
import org.footbridge.history.Paper;

/**
 * What somebody wants to send.
 *
 * @param file a photo or PDF that goes along, as it came; empty for none
 */
public record Letter(String words, byte[] file) {

    /** Longest text that is sent. */
    public static final int MOST_WORDS = 8000;

    /** Longest topic of a thread. */
    public static final int MOST_TOPIC = 120;

    /** 10 MB: a photo as a phone makes it. */
    public static final int MOST_BYTES = 10_000_000;

    public Letter {
        words = words.replace("\u0000", "").strip();
    }

    public static Letter of(String words) {
        return new Letter(words, new byte[0]);
    }

    /** Why it cannot be sent as it is. */
    public enum Flaw {
        EMPTY,
        TOO_LONG,
        FILE_TOO_LARGE,
        /** No PDF, PNG, JPEG or TIFF by its bytes, whatever its name says. */
        FILE_UNKNOWN
    }

    /** Nothing where it can be sent. */
    public Optional<Flaw> flaw() {
        if (words.isEmpty()) {
            return Optional.of(Flaw.EMPTY);
        }
        if (words.length() > MOST_WORDS) {
            return Optional.of(Flaw.TOO_LONG);
        }
        if (file.length > MOST_BYTES) {
            return Optional.of(Flaw.FILE_TOO_LARGE);
        }
        return file.length > 0 && lookedAt().isEmpty() ? Optional.of(Flaw.FILE_UNKNOWN) : Optional.empty();
    }

    /** What the file is, told by its bytes alone, as papers are. */
    Optional<Paper.Looked.Fine> lookedAt() {
        return new Paper(Paper.Kind.OTHER, Optional.empty(), true, file).lookedAt() instanceof Paper.Looked.Fine fine
                ? Optional.of(fine)
                : Optional.empty();
    }
}
