package org.footbridge.episodes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Regime;
import org.footbridge.programs.ProgramId;
import org.footbridge.staff.StaffId;

/**
 * A stay as it stands.
 *
 * @param daysPerWeek of the level, where one was decided
 * @param greeterId who greets the person on the first day
 * @param minutesBefore minutes of service had before this software took the stay over
 * @param version for writing back
 */
public record Episode(
        EpisodeId episodeId,
        ParticipantId participantId,
        ProgramId programId,
        Regime regime,
        Status status,
        Optional<Level> level,
        Optional<Integer> daysPerWeek,
        Optional<StaffId> greeterId,
        Instant openedAt,
        Optional<LocalDate> admittedOn,
        Optional<LocalDate> dischargedOn,
        int minutesBefore,
        int version) {}
