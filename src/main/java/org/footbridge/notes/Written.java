package org.footbridge.notes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Regime;
import org.footbridge.scheduling.SessionId;
import org.footbridge.staff.StaffId;

/** A note as it stands. */
public record Written(
        NoteId id,
        ParticipantId participantId,
        EpisodeId episodeId,
        Optional<SessionId> sessionId,
        NoteKind kind,
        String title,
        LocalDate onDate,
        Instant startsAt,
        Optional<Instant> endsAt,
        String whoWasThere,
        String focus,
        String interventions,
        OwnPart own,
        boolean lateEntry,
        StaffId authorId,
        Optional<StaffId> cosignerId,
        int version,
        Optional<Instant> submittedAt,
        Optional<Instant> lockedAt,
        Regime regime) {

    public boolean isDraft() {
        return submittedAt.isEmpty();
    }

    public boolean isLocked() {
        return lockedAt.isPresent();
    }

    /** The author signed. With a cosigner it waits for them, without one it is locked. */
    Written submitted(Optional<StaffId> cosigner, int nextVersion, Instant now) {
        return new Written(
                id,
                participantId,
                episodeId,
                sessionId,
                kind,
                title,
                onDate,
                startsAt,
                endsAt,
                whoWasThere,
                focus,
                interventions,
                own,
                lateEntry,
                authorId,
                cosigner,
                nextVersion,
                Optional.of(now),
                cosigner.isPresent() ? Optional.empty() : Optional.of(now),
                regime);
    }

    boolean isBy(UUID staff) {
        return authorId.value().equals(staff);
    }
}
