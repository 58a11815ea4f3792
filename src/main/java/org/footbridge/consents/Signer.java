package org.footbridge.consents;

import org.footbridge.access.Capacity;

/** Who answers a form, and how. */
public sealed interface Signer {

    /** The signed-in participant or contact, on their own screen. */
    record OnOwnScreen() implements Signer {}

    /** A person in the room signs on a staff member's screen; the staff member is the witness. */
    record InPerson(String name, Capacity capacity) implements Signer {}

    /** Signed on paper before this software came; the paper is attached to the person (CARE 30). */
    record OnPaper(String name, Capacity capacity, java.time.Instant signedAt) implements Signer {}
}
