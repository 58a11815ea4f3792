package org.footbridge.attendance;

import java.util.Optional;
import org.footbridge.attendance.Outreach.Result;
import org.footbridge.attendance.Outreach.Way;
import org.footbridge.people.Participants;

/**
 * Which ways of reaching somebody are safe: only those the person allowed (CARE 16). A text lies on a phone like a
 * voicemail and is allowed with it; a letter or a visit meets whoever lives there.
 */
final class SafeWays {

    private SafeWays() {}

    /** Why this way is not open, or nothing. */
    static Optional<String> closed(Way way, Participants.Known known) {
        var safe = known.safe();
        boolean phone = known.person().phone().isPresent();
        return switch (way) {
            case CALL ->
                !phone
                        ? Optional.of("No phone number is known.")
                        : !safe.mayCall() ? Optional.of("They did not say that we may call.") : Optional.empty();
            case TEXT ->
                !phone
                        ? Optional.of("No phone number is known.")
                        : !safe.mayCall() || !safe.mayVoicemail()
                                ? Optional.of("They did not say that we may leave anything on their phone.")
                                : Optional.empty();
            case LETTER, VISIT ->
                known.person().address().isEmpty()
                        ? Optional.of("No address is known.")
                        : safe.mustNotKnow().isPresent()
                                ? Optional.of("Somebody must not learn of it: %s. A letter or a visit may meet them."
                                        .formatted(safe.mustNotKnow().get()))
                                : Optional.empty();
        };
    }

    /** Why this cannot have come of this way, or nothing. */
    static Optional<String> refusal(Way way, Result result, Participants.Known known) {
        return closed(way, known)
                .or(() -> way == Way.LETTER && result.reached()
                        ? Optional.of("A letter reaches nobody at once. Write down the answer when it comes.")
                        : Optional.empty())
                .or(() -> result == Result.WRONG_NUMBER && way != Way.CALL && way != Way.TEXT
                        ? Optional.of("A wrong number comes of a call or a text.")
                        : Optional.empty())
                .or(() -> way == Way.CALL
                                && result == Result.LEFT_MESSAGE
                                && !known.safe().mayVoicemail()
                        ? Optional.of("They did not say that we may leave a voicemail.")
                        : Optional.empty());
    }
}
