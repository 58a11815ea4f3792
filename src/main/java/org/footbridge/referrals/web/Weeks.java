package org.footbridge.referrals.web;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.ui.Show;
import org.footbridge.ui.WeekDay;
import org.footbridge.ui.Words;

/** Draws published hours as weeks, Monday to Sunday, a week for each track. */
final class Weeks {

    private final Words words;
    private final Show show;

    Weeks(Words words, ZoneId zone) {
        this.words = words;
        this.show = new Show(words.locale(), zone);
    }

    List<WelcomePage.Week> of(List<PublicFacts.Slot> slots) {
        var tracks = new LinkedHashMap<UUID, List<PublicFacts.Slot>>();
        slots.forEach(slot ->
                tracks.computeIfAbsent(slot.trackId(), _ -> new ArrayList<>()).add(slot));
        return tracks.values().stream().map(this::week).toList();
    }

    private WelcomePage.Week week(List<PublicFacts.Slot> slots) {
        var first = slots.getFirst();
        int minutes = slots.stream().mapToInt(PublicFacts.Slot::minutes).sum();
        var where = words.say(
                "referrals.welcome.mode." + first.mode(),
                first.placeName().orElse(words.say("referrals.welcome.ourPlace")));
        var about = words.say("referrals.welcome.hoursAWeek", Show.minutes(minutes), where);
        var days = new ArrayList<WeekDay>();
        for (var day : DayOfWeek.values()) {
            days.add(day(day, slots));
        }
        return new WelcomePage.Week(first.trackName(), about, days);
    }

    private WeekDay day(DayOfWeek day, List<PublicFacts.Slot> slots) {
        var held = slots.stream()
                .filter(slot -> slot.weekday() == day.getValue())
                .map(slot -> new WeekDay.Slot(
                        show.time(slot.starts()) + "–" + show.time(slot.starts().plusMinutes(slot.minutes())),
                        slot.title()))
                .toList();
        return new WeekDay(name(day), false, held, words.say("referrals.welcome.free"));
    }

    private String name(DayOfWeek day) {
        Locale locale = words.locale();
        var name = day.getDisplayName(TextStyle.FULL, locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
