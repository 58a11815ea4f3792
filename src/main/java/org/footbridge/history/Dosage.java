package org.footbridge.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a medicine is to be taken, in the sender's words; where there are none, put together from the numbers sent. */
final class Dosage {

    private static final Map<String, String> UNITS =
            Map.of("s", "second", "min", "minute", "h", "hour", "d", "day", "wk", "week", "mo", "month", "a", "year");

    private Dosage() {}

    static String words(List<Element> dosages) {
        return dosages.stream()
                .map(Dosage::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String words(Element dosage) {
        return Stream.of(dosage.text("text"), dosage.text("patientInstruction"))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseGet(() -> Stream.of(
                                amount(dosage),
                                dosage.child("timing").map(Dosage::rhythm).orElse(""),
                                dosage.flag("asNeededBoolean") ? "as needed" : "")
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private static String amount(Element dosage) {
        return dosage.list("doseAndRate").stream()
                .map(one -> one.child("doseQuantity"))
                .flatMap(Optional::stream)
                .map(dose -> (number(dose.number("value")) + " " + dose.text("unit")).strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .map(words -> "dose " + words)
                .orElse("");
    }

    private static String rhythm(Element timing) {
        var repeat = timing.child("repeat");
        var times = repeat.flatMap(one -> one.number("frequency"));
        var period = repeat.flatMap(one -> one.number("period"));
        var unit = repeat.map(one -> one.text("periodUnit")).orElse("");
        if (times.isEmpty() || period.isEmpty() || !UNITS.containsKey(unit)) {
            return timing.concept("code").words();
        }
        var name = UNITS.get(unit);
        return period.get().compareTo(BigDecimal.ONE) == 0
                ? "%s times a %s".formatted(number(times), name)
                : "%s times every %s %ss".formatted(number(times), number(period), name);
    }

    private static String number(Optional<BigDecimal> number) {
        return number.map(value -> value.precision() > 12 || value.scale() > 6 || value.scale() < -6
                        ? value.toString()
                        : value.stripTrailingZeros().toPlainString())
                .orElse("");
    }
}
