package org.footbridge.consents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Capacity;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;

/**
 * What a person answered to one form.
 *
 * @param content the exact words that were signed
 * @param dataClasses of a release
 * @param until when it ends by itself
 */
public record Given(
        ConsentId id,
        ParticipantId participantId,
        ConsentKind kind,
        String title,
        int version,
        String language,
        Decision decision,
        String content,
        Optional<ContactId> contactId,
        Optional<String> recipient,
        List<DataClass> dataClasses,
        Optional<String> purpose,
        Instant decidedAt,
        Optional<Instant> until,
        Optional<String> untilEvent,
        String signerName,
        Capacity capacity,
        boolean onPaper,
        Optional<Instant> revokedAt) {

    public enum Decision {
        SIGNED,
        DECLINED
    }

    /** Whether it was signed by then, and neither taken back nor run out. */
    public boolean holdsAt(Instant moment) {
        return decision == Decision.SIGNED
                && !decidedAt.isAfter(moment)
                && revokedAt.filter(at -> !at.isAfter(moment)).isEmpty()
                && until.filter(at -> !at.isAfter(moment)).isEmpty();
    }
}
