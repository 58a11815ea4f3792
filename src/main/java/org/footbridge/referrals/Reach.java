package org.footbridge.referrals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the one who knocked said they may be reached, and nothing beyond it (CARE 16).
 *
 * @param who the person, or the one who knocked for her
 */
public record Reach(
        String who,
        Optional<String> phone,
        boolean mayCall,
        boolean mayVoicemail,
        Optional<String> callerName,
        Optional<String> hours,
        Optional<String> mustNotKnow) {

    /** The line for whoever has the phone in hand. */
    public String line() {
        if (!mayCall || phone.isEmpty()) {
            return "No call and no voicemail: %s has not said how to be reached safely.%s"
                    .formatted(
                            who,
                            mustNotKnow.map(" Must not know: %s."::formatted).orElse(""));
        }
        List<String> parts = new ArrayList<>();
        parts.add("May call %s at %s%s."
                .formatted(who, phone.get(), hours.map(when -> ", " + when).orElse("")));
        parts.add(mayVoicemail ? "Voicemail is fine." : "No voicemail.");
        callerName.ifPresent(name -> parts.add("Say “%s” is calling.".formatted(name)));
        mustNotKnow.ifPresent(others -> parts.add("Must not know: %s.".formatted(others)));
        return String.join(" ", parts);
    }

    /** Why this way is not open, for the page; nothing when it is. */
    Optional<String> refusal(Way way) {
        return switch (way) {
            case CALL ->
                mayCall && phone.isPresent()
                        ? Optional.empty()
                        : Optional.of("%s has not said that we may call. Wait for their call, or ask the sender."
                                .formatted(who));
            case VOICEMAIL ->
                mayCall && mayVoicemail && phone.isPresent()
                        ? Optional.empty()
                        : Optional.of("%s asked for no voicemail.".formatted(who));
            case THEIR_CALL, IN_PERSON, SENDER -> Optional.empty();
        };
    }
}
