package org.footbridge.attendance;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody in the room says of one person.
 *
 * @param reason for being excused, removed or cancelled; may be empty
 * @param leftHow how and with whom, for who left early or had to go
 * @param parts by the activity's position, from 1
 */
public record Mark(
        Optional<Outcome> outcome,
        Optional<Presence> mode,
        Optional<Instant> arrivedAt,
        Optional<Instant> leftAt,
        String reason,
        String leftHow,
        Map<Integer, Part> parts) {

    public static Mark of(Outcome outcome) {
        return new Mark(Optional.of(outcome), Optional.empty(), Optional.empty(), Optional.empty(), "", "", Map.of());
    }

    public static Mark none() {
        return new Mark(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", "", Map.of());
    }

    public Mark arrived(Instant at) {
        return new Mark(outcome, mode, Optional.of(at), leftAt, reason, leftHow, parts);
    }

    public Mark left(Instant at, String how) {
        return new Mark(outcome, mode, arrivedAt, Optional.of(at), reason, how, parts);
    }

    boolean leftBeforeArriving() {
        return leftAt.isPresent() && arrivedAt.filter(leftAt.get()::isBefore).isPresent();
    }

    /** The same with another outcome. */
    Mark as(Outcome other) {
        return new Mark(Optional.of(other), mode, arrivedAt, leftAt, reason, leftHow, parts);
    }

    /** What is said here, with when and how somebody came where this says nothing of it. */
    Mark orCameAs(Mark stands) {
        return new Mark(
                outcome, mode.or(stands::mode), arrivedAt.or(stands::arrivedAt), leftAt, reason, leftHow, parts);
    }

    public Mark part(int position, Part part) {
        return new Mark(outcome, mode, arrivedAt, leftAt, reason, leftHow, Map.of(position, part));
    }
}
