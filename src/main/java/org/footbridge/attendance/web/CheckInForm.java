package org.footbridge.attendance.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.attendance.CheckIn;
import org.footbridge.attendance.CheckIns;
import org.footbridge.attendance.SafetyAnswer;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;

/** A check-in as it was sent, field by field; what is blank stays blank. */
record CheckInForm(Map<String, String> fields) {

    private static final BigDecimal HOURS = BigDecimal.valueOf(24);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    Problems problems(Words words) {
        var problems = Problems.none();
        if (!text("mood").matches("|10|[0-9]")) {
            problems = problems.and("mood", words.say("attendance.checkIn.number"));
        }
        if (!text("craving").matches("|10|[0-9]")) {
            problems = problems.and("craving", words.say("attendance.checkIn.number"));
        }
        if (!text("sleep").isEmpty() && hours().isEmpty()) {
            problems = problems.and("sleep", words.say("attendance.checkIn.hours"));
        }
        if (text("words").length() > CheckIn.MOST_WORDS) {
            problems = problems.and("words", words.say("attendance.checkIn.long", CheckIn.MOST_WORDS));
        }
        if (!text("safety").isEmpty() && safety().isEmpty()) {
            problems = problems.and("safety", words.say("attendance.checkIn.choose"));
        }
        return problems;
    }

    /** Only where there are no {@link #problems}. */
    CheckIns.Sent sent() {
        return new CheckIns.Sent(
                new CheckIn(
                        number("mood"),
                        number("craving"),
                        hours().map(hours -> hours.multiply(MINUTES).intValue()),
                        fields.containsKey("word"),
                        text("words")),
                fields.containsKey("safetyAsked"),
                safety(),
                Optional.of(text("safetyAtStake"))
                        .filter(one -> one.matches("yes|no"))
                        .map("yes"::equals));
    }

    Optional<SafetyAnswer> safety() {
        for (var answer : SafetyAnswer.values()) {
            if (answer.name().toLowerCase(Locale.ROOT).equals(text("safety"))) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> number(String name) {
        return Optional.of(text(name)).filter(one -> !one.isEmpty()).map(Integer::valueOf);
    }

    private Optional<BigDecimal> hours() {
        return Optional.of(text("sleep").replace(',', '.'))
                .filter(one -> one.matches("[0-9]{1,2}(\\.[0-9]{1,2})?"))
                .map(BigDecimal::new)
                .filter(one -> one.compareTo(HOURS) <= 0);
    }
}
