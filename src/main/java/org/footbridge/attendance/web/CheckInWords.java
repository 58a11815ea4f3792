package org.footbridge.attendance.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.attendance.CheckIn;
import org.footbridge.attendance.CheckIns;
import org.footbridge.ui.Words;

/** Today's check-in in words, for the person who made it. */
final class CheckInWords {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    private CheckInWords() {}

    static List<String> of(CheckIns.Today today, Words words) {
        List<String> lines = new ArrayList<>();
        today.had().ifPresent(had -> add(lines, had, words));
        today.safety()
                .map(asked -> words.say("attendance.had.safety."
                        + asked.answer()
                                .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                                .orElse("blank")))
                .ifPresent(lines::add);
        return lines;
    }

    private static void add(List<String> lines, CheckIn had, Words words) {
        had.mood().ifPresent(one -> lines.add(words.say("attendance.had.mood", one)));
        had.craving().ifPresent(one -> lines.add(words.say("attendance.had.craving", one)));
        had.sleepMinutes().ifPresent(one -> lines.add(words.say("attendance.had.sleep", hours(one))));
        if (had.wantsWord()) {
            lines.add(words.say("attendance.had.word"));
        }
        if (!had.words().isBlank()) {
            lines.add(words.say("attendance.had.words", had.words()));
        }
    }

    static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(HOUR, 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
