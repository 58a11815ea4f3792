package org.footbridge.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.footbridge.people.ParticipantId;
import org.footbridge.scheduling.Sessions;

/**
 * A session's attendance in the hand: read once, changed in memory by the verbs of {@link Attendance}, and written once by
 * {@link Attendance#keep}. The session is locked from the moment the sheet is taken until the transaction ends.
 */
public final class Sheet {

    private final Sessions.Session session;
    private final Map<ParticipantId, RosterRow> rows = new LinkedHashMap<>();
    private final Set<ParticipantId> changed = new HashSet<>();
    private Held held;
    private boolean timesChanged;
    private Optional<Instant> closedAt = Optional.empty();

    Sheet(Sessions.Session session, Held held, Collection<RosterRow> rows) {
        this.session = session;
        this.held = held;
        rows.forEach(row -> this.rows.put(row.participantId(), row));
    }

    /** As it was when the sheet was taken; whether it is open still, {@link #isOpen} knows. */
    public Sessions.Session session() {
        return session;
    }

    public Held held() {
        return held;
    }

    /** Everybody due, whoever asks. */
    public List<RosterRow> rows() {
        return List.copyOf(rows.values());
    }

    public boolean isOpen() {
        return session.isOpen() && closedAt.isEmpty();
    }

    public boolean isClosed() {
        return session.closedAt().isPresent() || closedAt.isPresent();
    }

    /** Who was there, for some minutes at least. */
    public List<ParticipantId> present() {
        return rows.values().stream()
                .filter(row -> row.mark().outcome().map(Outcome::inTheRoom).orElse(false))
                .map(RosterRow::participantId)
                .toList();
    }

    /** Nothing for somebody who is not due. */
    Optional<RosterRow> of(ParticipantId participant) {
        return Optional.ofNullable(rows.get(participant));
    }

    void mark(ParticipantId participant, Mark mark) {
        var stands = Objects.requireNonNull(rows.get(participant));
        rows.put(
                participant,
                new RosterRow(
                        stands.due(),
                        mark,
                        changed.add(participant) ? stands.version() + 1 : stands.version(),
                        stands.away()));
    }

    void hold(Held really) {
        timesChanged |= !held.equals(really);
        held = really;
    }

    void close(Instant now) {
        closedAt = Optional.of(now);
    }

    boolean timesChanged() {
        return timesChanged;
    }

    /** In the order of the roster. */
    List<RosterRow> changed() {
        return rows.values().stream()
                .filter(row -> changed.contains(row.participantId()))
                .toList();
    }

    /** When it was closed in the hand; nothing where it stays open or was closed before. */
    Optional<Instant> closedNow() {
        return closedAt;
    }
}
