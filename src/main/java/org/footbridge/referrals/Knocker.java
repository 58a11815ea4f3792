package org.footbridge.referrals;

import java.util.Optional;
import org.footbridge.people.SafeContact;

/**
 * Who wrote or called, and how to answer without giving anybody away (CARE 16).
 *
 * @param name as they named themselves; a first name is enough
 * @param relationship to the person, in their words; empty when it is the person
 */
public record Knocker(
        String name,
        Optional<String> relationship,
        Agreement personAgrees,
        Optional<String> phone,
        Optional<String> email,
        SafeContact safe) {

    /** Whether the person knows of it and agrees. */
    public enum Agreement {
        /** It is the person. */
        SELF,
        YES,
        NO,
        UNSURE
    }

    public boolean isThePerson() {
        return personAgrees == Agreement.SELF;
    }
}
