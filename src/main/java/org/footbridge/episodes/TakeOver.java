package org.footbridge.episodes;

import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;

/**
 * A stay that began before this software came (CARE 30).
 *
 * @param startedOn the true first day
 * @param minutesSoFar minutes of service had since then
 */
public record TakeOver(
        ParticipantId participant,
        TrackId track,
        LocalDate startedOn,
        int minutesSoFar,
        Level level,
        Optional<Integer> daysPerWeek,
        Optional<StaffId> primaryTherapist) {}
