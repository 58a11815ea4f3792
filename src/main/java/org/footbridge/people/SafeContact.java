package org.footbridge.people;

import java.util.Optional;

/**
 * How to reach a person without giving them away (CARE 16).
 *
 * @param callerName the name we give when somebody else picks up
 * @param hours when, in the person's words
 * @param mustNotKnow who must not learn of it, in the person's words
 */
public record SafeContact(
        boolean mayCall,
        boolean mayVoicemail,
        Optional<String> callerName,
        Optional<String> hours,
        Optional<String> mustNotKnow) {

    /** Nobody asked yet: no call, no voicemail. */
    public static SafeContact unknown() {
        return new SafeContact(false, false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
