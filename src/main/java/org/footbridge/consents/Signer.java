package org.footbridge.consents;

import java.time.Instant;
import org.footbridge.access.Capacity;
import org.footbridge.platform.Actor;

/** Who answers a form, and how. */
public sealed interface Signer {

    String name();

    Capacity capacity();

    /** The signed-in participant or contact, on their own screen; the signature knows the name. */
    record OnOwnScreen() implements Signer {
        @Override
        public String name() {
            return "";
        }

        @Override
        public Capacity capacity() {
            return Actor.current().kind() == Actor.Kind.CONTACT ? Capacity.GUARDIAN : Capacity.SELF;
        }
    }

    /** A person in the room signs on a staff member's screen; the staff member is the witness. */
    record InPerson(String name, Capacity capacity) implements Signer {}

    /** Signed on paper before this software came; the original stays in the paper file (CARE 30). */
    record OnPaper(String name, Capacity capacity, Instant signedAt) implements Signer {}
}
