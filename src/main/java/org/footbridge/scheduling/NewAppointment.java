package org.footbridge.scheduling;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.Mode;
import org.footbridge.programs.ProgramId;
import org.footbridge.staff.StaffId;

/**
 * An appointment to be booked.
 *
 * @param program whose regime the row stands under; empty for a visit before or after any stay, then Part 2
 * @param staff somebody here, or empty with {@code withWhom} naming a provider elsewhere
 * @param title in words the participant may find on a screen others see
 * @param place a room, an address or a phone number
 */
public record NewAppointment(
        ParticipantId participant,
        Optional<EpisodeId> episode,
        Optional<ProgramId> program,
        Optional<StaffId> staff,
        Optional<String> withWhom,
        AppointmentKind kind,
        String title,
        Instant startsAt,
        int minutes,
        Mode mode,
        String place) {}
