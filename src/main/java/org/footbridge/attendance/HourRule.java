package org.footbridge.attendance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.programs.Rule;

/**
 * What of a week counts. Payers and standards differ (DOMAIN 2.3), so each part is a dated rule a director signs; where
 * none is signed everything attended counts and no goal is named.
 *
 * @param weekMinutes what a week has to reach
 * @param leastDayMinutes a day under this counts nothing, 0 when every day counts
 * @param kinds of sessions and services that count; empty when all do
 * @param source where the weekly goal comes from
 */
public record HourRule(Optional<Integer> weekMinutes, int leastDayMinutes, Set<String> kinds, String source) {

    /** Hours a week, such as {@code 9} or {@code 7.5}. */
    public static final String WEEK = "hours a week";

    /** Hours a day has to reach to count at all. */
    public static final String DAY = "least hours a day";

    /** Kinds that count, with commas: {@code process, skills, individual}. */
    public static final String KINDS = "kinds that count";

    private static final int HOUR = 60;

    private static final DateTimeFormatter FIRST_DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

    /** Somebody's time in one session or service. */
    public record Time(LocalDate day, String kind, int minutes) {}

    /** @param signed the rule of a name in force: the payer's own where it has one, else the program's */
    public static HourRule of(Function<String, Optional<Rule>> signed) {
        var week = signed.apply(WEEK);
        return new HourRule(
                week.flatMap(HourRule::minutes),
                signed.apply(DAY).flatMap(HourRule::minutes).orElse(0),
                signed.apply(KINDS).map(HourRule::words).orElse(Set.of()),
                week.map(rule -> rule.source() + ", from " + FIRST_DAY.format(rule.startsOn()))
                        .orElse(""));
    }

    private static Optional<Integer> minutes(Rule rule) {
        try {
            return Optional.of(Math.round(Float.parseFloat(rule.value().strip()) * HOUR));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Set<String> words(Rule rule) {
        return Arrays.stream(rule.value().split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Minutes that count, of what somebody attended in one week. */
    public int countable(Collection<Time> attended) {
        Map<LocalDate, Integer> days = attended.stream()
                .filter(time -> kinds.isEmpty() || kinds.contains(time.kind()))
                .collect(Collectors.groupingBy(Time::day, TreeMap::new, Collectors.summingInt(Time::minutes)));
        return days.values().stream()
                .filter(minutes -> minutes >= leastDayMinutes)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Minutes to the goal, 0 when it is reached or there is none. */
    public int missing(int countable) {
        return weekMinutes.map(goal -> Math.max(0, goal - countable)).orElse(0);
    }
}
