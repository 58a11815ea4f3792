package org.footbridge.programs;

import java.time.LocalDate;
import java.util.Optional;

/** A track to be added to a program; {@code capacity} in people. */
public record NewTrack(
        ProgramId program,
        Optional<PlaceId> place,
        String name,
        Mode mode,
        int capacity,
        LocalDate startsOn,
        boolean published) {}
