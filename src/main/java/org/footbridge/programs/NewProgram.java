package org.footbridge.programs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.footbridge.platform.Regime;

/**
 * A program to be offered.
 *
 * @param regime decided per program with a date; Part 2 when in doubt
 * @param participantLabel what the people in it are called, such as "participant" or "young person"
 * @param youngestAge in whole years, as {@code oldestAge}
 */
public record NewProgram(
        String name,
        String summary,
        ZoneId zone,
        Regime regime,
        LocalDate regimeDecidedOn,
        String participantLabel,
        int youngestAge,
        Optional<Integer> oldestAge,
        int usualWeeks,
        boolean published) {}
