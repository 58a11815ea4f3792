package org.footbridge.scheduling;

import java.util.Optional;
import org.footbridge.fhir.FhirIds;
import org.footbridge.people.ParticipantId;

/**
 * A session as one person's own pages call it: the id of their own Appointment. No two people's links to the same hour
 * have anything in common (CARE 10).
 */
public final class OwnSession {

    private OwnSession() {}

    public static String link(SessionId session, ParticipantId person) {
        return FhirIds.pair(session.value(), person.value());
    }

    /** The session a link means; nothing where it is not one of this person's. */
    public static Optional<SessionId> of(String link, ParticipantId person) {
        return FhirIds.uuids(link)
                .filter(pair -> pair.getLast().equals(person.value()))
                .map(pair -> new SessionId(pair.getFirst()));
    }
}
