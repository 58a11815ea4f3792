package org.footbridge.practice.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.platform.Actor;
import org.footbridge.practice.Corner;
import org.footbridge.practice.Hours;
import org.footbridge.practice.Near;
import org.footbridge.safety.InReach;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** Says who is in one's corner: what for, and when they can be reached. */
@Component
class CornerWords implements InReach {

    private final Corner corner;
    private final OwnPractice own;

    CornerWords(Corner corner, OwnPractice own) {
        this.corner = corner;
        this.own = own;
    }

    @Override
    public List<Somebody> people(Words words) {
        return Actor.current().account() == null
                ? List.of()
                : corner.people().stream()
                        .filter(near -> !near.phone().isEmpty())
                        .map(near -> somebody(near, words))
                        .toList();
    }

    Somebody somebody(Near near, Words words) {
        return new Somebody(
                near.name(),
                goodFor(near, words),
                near.phone(),
                near.texts(),
                hours(near.hours(), words),
                near.hours().coded());
    }

    /** "listening, a ride, knows my kids"; empty where nothing was said. */
    static String goodFor(Near near, Words words) {
        var said = near.good().stream()
                .map(good -> words.say("practice.corner.good." + good.key()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!near.goodWords().isEmpty()) {
            said.add(near.goodWords());
        }
        return String.join(", ", said);
    }

    /** "Mon–Fri 5:00 PM – 10:00 PM, Sat, Sun 9:00 AM – 11:00 PM". */
    String hours(Hours hours, Words words) {
        if (hours.any()) {
            return words.say("practice.corner.anyHour");
        }
        var show = own.show(words);
        return hours.windows().isEmpty()
                ? words.say("practice.corner.noHours")
                : hours.windows().stream()
                        .map(window -> window(window, words, show))
                        .collect(Collectors.joining("; "));
    }

    private static String window(Hours.Window window, Words words, Show show) {
        return words.say(
                "practice.corner.window",
                days(window.days(), words),
                show.time(window.from()),
                show.time(window.until()));
    }

    /** Three days or more in a row are said from the first to the last. */
    private static String days(Set<DayOfWeek> days, Words words) {
        if (days.size() == DayOfWeek.values().length) {
            return words.say("practice.corner.everyDay");
        }
        List<String> said = new ArrayList<>();
        List<DayOfWeek> row = new ArrayList<>();
        for (var day : DayOfWeek.values()) {
            if (days.contains(day)) {
                row.add(day);
            } else {
                said.addAll(row(row, words));
                row.clear();
            }
        }
        said.addAll(row(row, words));
        return String.join(", ", said);
    }

    private static List<String> row(List<DayOfWeek> row, Words words) {
        var names = row.stream().map(day -> day(day, words)).toList();
        return row.size() < 3 ? names : List.of(names.getFirst() + "–" + names.getLast());
    }

    static String day(DayOfWeek day, Words words) {
        return day.getDisplayName(TextStyle.SHORT, words.locale());
    }
}
