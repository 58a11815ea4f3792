package org.footbridge.transitions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What can be counted of a stay, as of the moment it was gathered.
 *
 * @param minutesAttended minutes in sessions, with those had before this software took the stay over
 * @param measures first and last total of each instrument in the stay
 */
public record StayFacts(
        String programName,
        Optional<LocalDate> admittedOn,
        Optional<LocalDate> dischargedOn,
        long sessionsDue,
        long sessionsAttended,
        long minutesAttended,
        List<Measure> measures,
        List<LevelStep> levels,
        List<String> openObjectives) {

    /** @param firstBand empty for a score that has no bands */
    public record Measure(
            String instrument,
            LocalDate firstOn,
            BigDecimal first,
            Optional<String> firstBand,
            LocalDate lastOn,
            BigDecimal last,
            Optional<String> lastBand) {

        /** The total at the start, with its band where it has one. */
        public String atFirst() {
            return said(first, firstBand);
        }

        /** The newest total, with its band where it has one. */
        public String atLast() {
            return said(last, lastBand);
        }

        /** 12 as 12, 2.50 as 2.5. */
        static String plain(BigDecimal total) {
            return total.stripTrailingZeros().toPlainString();
        }

        private static String said(BigDecimal total, Optional<String> band) {
            return plain(total)
                    + band.map(one -> " (" + one.replace('_', ' ') + ")").orElse("");
        }
    }

    public record LevelStep(String level, LocalDate startsOn, String reason) {}

    /** The facts as they are signed: plain lines, one a fact. */
    String signedText() {
        var text = new StringBuilder();
        text.append(programName).append('\n');
        admittedOn.ifPresent(day -> text.append("Admitted ").append(day).append('\n'));
        dischargedOn.ifPresent(day -> text.append("Last day ").append(day).append('\n'));
        text.append(
                "Sessions attended %d of %d, %d minutes\n".formatted(sessionsAttended, sessionsDue, minutesAttended));
        measures.forEach(measure -> text.append("%s %s: %s; %s: %s\n"
                .formatted(
                        measure.instrument(),
                        measure.firstOn(),
                        measure.atFirst(),
                        measure.lastOn(),
                        measure.atLast())));
        levels.forEach(step -> text.append("%s from %s: %s\n".formatted(step.level(), step.startsOn(), step.reason())));
        openObjectives.forEach(
                objective -> text.append("Open: ").append(objective).append('\n'));
        return text.toString();
    }
}
