package org.footbridge.notes;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.scheduling.AppointmentId;

/**
 * A note about a service for one person alone.
 *
 * @param whoWasThere by role: "mother", "interpreter"; the person themself if they were
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
        OwnPart own) {}
