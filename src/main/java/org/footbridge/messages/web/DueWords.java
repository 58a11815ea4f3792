package org.footbridge.messages.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;

/** Says by when an answer is due, as people say it: the end of a day is that day's, never 12:00 AM of the next. */
final class DueWords {

    private DueWords() {}

    static String by(Instant due, Words words, ZoneId zone) {
        var show = new Show(words.locale(), zone);
        var at = due.atZone(zone);
        var day = LocalDate.from(at);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? words.say("messages.due.end", show.day(day.minusDays(1)))
                : words.say("messages.due.at", show.day(day), show.time(due));
    }
}
