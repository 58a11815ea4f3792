package org.footbridge.episodes;

import java.time.LocalDate;
import java.util.Optional;

/** Knows what a payer allows; the coverage module above implements it, because a decision shows it beside the level. */
public interface AuthorizedLevels {

    /** What stands on that day, or nothing while no payer has answered. */
    Optional<Authorized> authorized(EpisodeId episode, LocalDate on);

    /**
     * What a payer allows.
     *
     * @param left units not used yet, on that day
     * @param unit day, hour or session
     * @param endsOn the last day of the span, inclusive
     */
    record Authorized(
            String payer,
            String number,
            Level level,
            Optional<Integer> daysPerWeek,
            int units,
            int left,
            String unit,
            LocalDate startsOn,
            LocalDate endsOn,
            Optional<LocalDate> reviewOn) {

        public String inWords() {
            return "%s %s: %s%s, %d of %d %ss left, until %s%s"
                    .formatted(
                            payer,
                            number,
                            level.label(),
                            daysPerWeek
                                    .map(days -> ", " + days + " days a week")
                                    .orElse(""),
                            left,
                            units,
                            unit,
                            endsOn,
                            reviewOn.map(day -> ", next review " + day).orElse(""));
        }
    }
}
