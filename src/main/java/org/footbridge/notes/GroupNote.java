package org.footbridge.notes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.attendance.Sheet;
import org.footbridge.people.ParticipantId;
import org.footbridge.staff.StaffId;

/**
 * The note of one session in the hand: the shared part and everybody's own part, read once, changed in memory by the verbs
 * of {@link GroupNotes} and written once by {@link GroupNotes#keep}. It goes with a {@link Sheet}, which has the session
 * locked.
 */
public final class GroupNote {

    private final Sheet sheet;
    private final Map<ParticipantId, Written> parts = new LinkedHashMap<>();
    private final Map<ParticipantId, Written> changed = new LinkedHashMap<>();
    private NoteRows.Shared shared;
    private boolean sharedChanged;
    private List<Written> signed = List.of();

    GroupNote(Sheet sheet, NoteRows.Shared shared, Collection<Written> parts) {
        this.sheet = sheet;
        this.shared = shared;
        parts.forEach(part -> this.parts.put(part.participantId(), part));
    }

    Sheet sheet() {
        return sheet;
    }

    NoteRows.Shared shared() {
        return shared;
    }

    /** Everybody's part, whoever asks. */
    Collection<Written> parts() {
        return parts.values();
    }

    Optional<Written> of(ParticipantId participant) {
        return Optional.ofNullable(parts.get(participant));
    }

    void write(SharedPart part) {
        sharedChanged = true;
        shared = shared.with(part);
    }

    void write(Written part) {
        parts.put(part.participantId(), part);
        changed.put(part.participantId(), part);
    }

    void sign(List<Written> mine, Optional<StaffId> cosigner, Instant now) {
        signed = mine.stream()
                .map(part -> part.submitted(
                        cosigner, part.version() + (changed.containsKey(part.participantId()) ? 0 : 1), now))
                .toList();
        signed.forEach(part -> {
            parts.put(part.participantId(), part);
            changed.remove(part.participantId());
        });
    }

    /** With a cosigner it waits for them; without one it is locked. What is locked stays as it is. */
    void signShared(int present, Optional<StaffId> cosigner, Instant now) {
        if (shared.signedAt().isEmpty()
                && (cosigner.isEmpty() || shared.submittedAt().isEmpty())) {
            sharedChanged = true;
            shared = shared.signed(present, cosigner, now);
        }
    }

    boolean sharedChanged() {
        return sharedChanged;
    }

    /** Drafts to write; what was signed stands apart. */
    List<Written> drafts() {
        return new ArrayList<>(changed.values());
    }

    List<Written> signed() {
        return signed;
    }

    boolean isChanged() {
        return sharedChanged || !changed.isEmpty() || !signed.isEmpty();
    }
}
