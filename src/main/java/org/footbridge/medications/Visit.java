package org.footbridge.medications;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a medication visit found (DOMAIN 5.4).
 *
 * @param symptoms the ones the medicines are for
 * @param sideEffects from the short list of plain words
 * @param sideEffectsInWords anything else, in the person's words
 * @param systolic mmHg, with diastolic or not at all
 * @param pulse beats a minute
 * @param weight in pounds
 * @param pdmpOn when the state's prescription monitoring program was asked
 */
public record Visit(
        LocalDate on,
        String symptoms,
        String response,
        List<String> sideEffects,
        String sideEffectsInWords,
        Taking taking,
        Optional<Integer> systolic,
        Optional<Integer> diastolic,
        Optional<Integer> pulse,
        Optional<BigDecimal> weight,
        Optional<LocalDate> pdmpOn,
        Optional<LocalDate> nextOn) {

    /** Plain words for what people often tell; anything else is written. Not a list of a drug's effects. */
    public static final List<String> SIDE_EFFECTS = List.of(
            "Sleepy",
            "Sleeps badly",
            "Headache",
            "Nausea",
            "Stomach trouble",
            "Dry mouth",
            "Dizzy",
            "Restless",
            "Shaky",
            "Sweating",
            "Less appetite",
            "More appetite",
            "Weight changed",
            "Less interest in sex",
            "Feels numb");

    /** As lines of a note. */
    public String inWords() {
        var lines = new java.util.ArrayList<String>();
        var effects = new java.util.ArrayList<>(sideEffects);
        if (!sideEffectsInWords.isBlank()) {
            effects.add(sideEffectsInWords.strip());
        }
        lines.add("Side effects: " + (effects.isEmpty() ? "none told" : String.join(", ", effects)) + ".");
        lines.add("As the person says: " + taking.label().toLowerCase(java.util.Locale.ROOT) + ".");
        systolic.ifPresent(upper -> lines.add("Blood pressure %d/%d mmHg.".formatted(upper, diastolic.orElse(0))));
        pulse.ifPresent(beats -> lines.add("Pulse " + beats + " a minute."));
        weight.ifPresent(pounds -> lines.add("Weight " + pounds.toPlainString() + " lb."));
        pdmpOn.ifPresent(day -> lines.add("Prescription monitoring program asked on " + day + "."));
        return String.join("\n", lines);
    }
}
