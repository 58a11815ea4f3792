package org.footbridge.notes;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.footbridge.scheduling.AppointmentId;

/**
 * A note about a service for one person alone.
 *
 * @param whoWasThere more about who, such as "the older sister"; never a name
 * @param presence who was there by role
 */
public record ServiceNote(
        NoteKind kind,
        Optional<AppointmentId> appointment,
        String title,
        Instant startsAt,
        Optional<Instant> endsAt,
        String whoWasThere,
        String focus,
        String interventions,
        OwnPart own,
        Presence presence) {

    /** Where nobody chose who was there by role. */
    public ServiceNote(
            NoteKind kind,
            Optional<AppointmentId> appointment,
            String title,
            Instant startsAt,
            Optional<Instant> endsAt,
            String whoWasThere,
            String focus,
            String interventions,
            OwnPart own) {
        this(kind, appointment, title, startsAt, endsAt, whoWasThere, focus, interventions, own, Presence.UNSAID);
    }

    /** With links beside those chosen. */
    public ServiceNote keeping(Set<UUID> toward) {
        Set<UUID> all = new HashSet<>(own.toward());
        all.addAll(toward);
        return new ServiceNote(
                kind,
                appointment,
                title,
                startsAt,
                endsAt,
                whoWasThere,
                focus,
                interventions,
                new OwnPart(own.response(), own.progress(), own.risk(), own.plan(), own.ownLine(), all),
                presence);
    }

    ServiceNote words(UnaryOperator<String> spell) {
        return new ServiceNote(
                kind,
                appointment,
                title,
                startsAt,
                endsAt,
                whoWasThere,
                spell.apply(focus),
                spell.apply(interventions),
                own.words(spell),
                presence);
    }
}
