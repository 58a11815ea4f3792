package org.footbridge.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR date, dateTime or instant as precise as it was written: {@code 2019}, {@code 2019-05}, {@code 2019-05-04} or
 * with time of day and offset. Only days that exist.
 *
 * @param text as it was written
 * @param precision years, months, days, minutes, seconds or millis
 */
public record PartialTime(String text, LocalDateTime start, ChronoUnit precision, Optional<ZoneOffset> offset) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?"
                    + "(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

    /** Nothing where the text is no date of the calendar, such as {@code 2023-02-30}. */
    public static Optional<PartialTime> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.of(number(form.group(1), 1), number(form.group(2), 1), number(form.group(3), 1));
            var fraction = form.group(7) == null ? "0" : (form.group(7) + "00000000").substring(0, 9);
            var time = LocalTime.of(
                    number(form.group(4), 0), number(form.group(5), 0), number(form.group(6), 0), number(fraction, 0));
            var zone = Optional.ofNullable(form.group(8)).map(ZoneOffset::of);
            if (day.getYear() == 0) {
                return Optional.empty();
            }
            return Optional.of(new PartialTime(text, day.atTime(time), precision(form), zone));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static ChronoUnit precision(java.util.regex.Matcher form) {
        ChronoUnit[] units = {
            ChronoUnit.YEARS,
            ChronoUnit.MONTHS,
            ChronoUnit.DAYS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS,
            ChronoUnit.MILLIS
        };
        int[] groups = {2, 3, 4, 6, 7};
        int finest = 0;
        for (int group : groups) {
            if (form.group(group) == null) {
                break;
            }
            finest++;
        }
        return units[finest];
    }

    /** The first instant it may mean; {@code zone} counts only where no offset was written. */
    public Instant from(ZoneId zone) {
        return start.atZone(offset.map(ZoneId.class::cast).orElse(zone)).toInstant();
    }

    /** The first instant after all it may mean. */
    public Instant until(ZoneId zone) {
        return precision == ChronoUnit.MILLIS
                ? from(zone).truncatedTo(ChronoUnit.MILLIS).plusMillis(1)
                : start.plus(1, precision)
                        .atZone(offset.map(ZoneId.class::cast).orElse(zone))
                        .toInstant();
    }

    /** The day as written where it was written, the first one of a year or month. */
    public LocalDate day() {
        return start.toLocalDate();
    }

    /** The last day it may mean. */
    public LocalDate lastDay() {
        return precision.isDateBased() ? start.plus(1, precision).toLocalDate().minusDays(1) : day();
    }
}
