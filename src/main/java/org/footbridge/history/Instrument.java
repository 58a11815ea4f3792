package org.footbridge.history;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Instruments whose totals are taken over, by the LOINC code of the total, never of the panel.
 *
 * @param adolescent a form for young people, with a line of its own
 */
record Instrument(String loinc, String name, boolean adolescent, BigDecimal lowest, BigDecimal highest) {

    private static final Map<String, Instrument> KNOWN = Table.read("instruments.csv").stream()
            .map(row -> new Instrument(
                    row.get("loinc"),
                    row.get("instrument"),
                    row.get("population").equals("adolescent"),
                    new BigDecimal(row.get("lowest")),
                    new BigDecimal(row.get("highest"))))
            .collect(Collectors.toUnmodifiableMap(Instrument::loinc, Function.identity()));

    static boolean isKnown(String loinc) {
        return KNOWN.containsKey(loinc);
    }

    static Optional<Instrument> of(String loinc) {
        return Optional.ofNullable(KNOWN.get(loinc));
    }

    boolean canBe(BigDecimal total) {
        return total.compareTo(lowest) >= 0 && total.compareTo(highest) <= 0;
    }
}
