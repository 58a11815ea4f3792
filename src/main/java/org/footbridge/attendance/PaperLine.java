package org.footbridge.attendance;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands on paper beside one person's name. A line with nothing on it says nothing and changes nothing.
 *
 * @param how how and with whom they left
 * @param version of the mark the line was typed over
 */
public record PaperLine(
        Optional<Outcome> outcome,
        Optional<Instant> arrivedAt,
        Optional<Instant> leftAt,
        String reason,
        String how,
        int version) {

    boolean isBlank() {
        return outcome.isEmpty() && arrivedAt.isEmpty() && leftAt.isEmpty() && reason.isBlank() && how.isBlank();
    }

    /** The mark as the paper has it; of what the paper does not ask, the mark that stands. */
    Attendance.Marked over(Mark stands) {
        return new Attendance.Marked(
                new Mark(outcome, stands.mode(), arrivedAt, leftAt, reason, how, stands.parts()), version);
    }
}
