package org.footbridge.today.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a note of a day is owed: "same day 21:30", "next day 17:00", "3 days 12:00", by the program's clock. A director
 * signs it as the rule {@link #RULE}; where none is signed or it cannot be read, the next day at five.
 *
 * @param days after the day the service was given
 */
record NotesDue(int days, LocalTime at) {

    static final String RULE = "notes due";

    static final NotesDue UNSIGNED = new NotesDue(1, LocalTime.of(17, 0));

    private static final Pattern VALUE = Pattern.compile("(same day|next day|(\\d{1,2}) days) (\\d{2}:\\d{2})");

    static NotesDue of(Optional<String> value) {
        var read = VALUE.matcher(value.orElse("").strip());
        if (!read.matches()) {
            return UNSIGNED;
        }
        int days =
                switch (read.group(1)) {
                    case "same day" -> 0;
                    case "next day" -> 1;
                    default -> Integer.parseInt(read.group(2));
                };
        try {
            return new NotesDue(days, LocalTime.parse(read.group(3)));
        } catch (DateTimeParseException noSuchTime) {
            return UNSIGNED;
        }
    }

    Instant after(LocalDate day, ZoneId zone) {
        return day.plusDays(days).atTime(at).atZone(zone).toInstant();
    }
}
