package org.footbridge.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates, times and minutes as people read them, in one language and one time zone. It never asks what time it is. */
public final class Show {

    private final Locale locale;
    private final ZoneId zone;

    public Show(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** Nov 24, 2026. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    /** The date of an instant in the zone: Nov 24, 2026. */
    public String date(Instant instant) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    /** Tuesday, November 24. */
    public String day(LocalDate date) {
        return pattern("EEEE, MMMM d", "EEEE d 'de' MMMM").format(date);
    }

    /** Tue, Nov 24. */
    public String shortDay(LocalDate date) {
        return pattern("EEE, MMM d", "EEE d MMM").format(date);
    }

    /** 2:05 PM. */
    public String time(LocalTime time) {
        return pattern("h:mm a", "h:mm a").format(time);
    }

    /** The time of an instant in the zone: 2:05 PM. */
    public String time(Instant instant) {
        return time(LocalTime.ofInstant(instant, zone));
    }

    /** From and to in the zone: 9:00 AM – 12:00 PM. */
    public String times(Instant from, Instant to) {
        return time(from) + " – " + time(to);
    }

    /** Nov 24, 2026, 2:05 PM. */
    public String dateTime(Instant instant) {
        return date(instant) + ", " + time(instant);
    }

    /** What the zone is called, whatever the season: Eastern Time. */
    public String zoneName() {
        return DateTimeFormatter.ofPattern("vvvv", locale).format(Instant.EPOCH.atZone(zone));
    }

    /** Minutes as hours: 380 is "6 h 20", 360 is "6 h", 45 is "45 min"; less than zero is refused. */
    public static String minutes(int minutes) {
        if (minutes < 0) {
            throw new IllegalArgumentException("%d minutes cannot be shown as a length.".formatted(minutes));
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : "%d h %02d".formatted(minutes / 60, minutes % 60);
    }

    /** Whole years from birth to a day. */
    public static int age(LocalDate born, LocalDate on) {
        return Period.between(born, on).getYears();
    }

    private DateTimeFormatter pattern(String english, String spanish) {
        return DateTimeFormatter.ofPattern(locale.getLanguage().equals("es") ? spanish : english, locale);
    }
}
