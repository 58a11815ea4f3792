package org.footbridge.fhir;

import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a date parameter lets through, all prefixes and precisions (R4, "Search: date"), as values that plain SQL takes.
 * For a point in time bind {@link #from()}, {@link #until()} (the index's bounds) and {@link #instants()} (exact); for a
 * period bind {@link #starts()} and {@link #ends()}.
 */
public final class DateWindow {

    private static final int MOST_CHOICES = 64;
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("9999-12-31T23:59:59Z");
    private static final Choice EVERYTHING = new Choice(Range.ALL, Range.ALL);

    private final List<Range> points;
    private final List<Choice> periods;

    private DateWindow(List<Range> points, List<Choice> periods) {
        this.points = points;
        this.periods = periods;
    }

    /**
     * @param asked all values of the parameter; null when it was not given, which lets everything through
     * @param zone of dates written without one
     */
    public static DateWindow of(@Nullable DateAndListParam asked, ZoneId zone) {
        List<Range> points = List.of(Range.ALL);
        List<Choice> periods = List.of(EVERYTHING);
        if (asked == null) {
            return new DateWindow(points, periods);
        }
        for (var alternatives : asked.getValuesAsQueryTokens()) {
            var morePoints = new ArrayList<Range>();
            var morePeriods = new ArrayList<Choice>();
            for (var one : alternatives.getValuesAsQueryTokens()) {
                var written = Written.of(one, zone);
                morePoints.addAll(written.points());
                morePeriods.addAll(written.periods());
            }
            var earlier = points;
            points = earlier.stream()
                    .flatMap(left -> morePoints.stream().map(left::and))
                    .toList();
            var earlierPeriods = periods;
            periods = earlierPeriods.stream()
                    .flatMap(left -> morePeriods.stream().map(left::and))
                    .toList();
            if (points.size() > MOST_CHOICES || periods.size() > MOST_CHOICES) {
                throw Refusal.badRequest("More combinations of dates than can be searched at once.");
            }
        }
        return new DateWindow(points, periods);
    }

    /** For a point in time: {@code nameFrom} and {@code nameUntil}, the index's bounds, and {@code name}, exact. */
    public Map<String, Object> as(String name) {
        return Map.of(name + "From", from(), name + "Until", until(), name, instants());
    }

    /** Whether the parameter was not given: then a row without the date passes too. */
    public boolean isOpen() {
        return points.equals(List.of(Range.ALL));
    }

    /** No point lies before. */
    public Instant from() {
        return points.stream()
                .map(range -> range.low == null ? LONG_AGO : range.low)
                .min(Instant::compareTo)
                .orElse(LONG_AGO);
    }

    /** Every point lies before. */
    public Instant until() {
        return points.stream()
                .map(range -> range.high == null ? FAR_AHEAD : range.high)
                .max(Instant::compareTo)
                .orElse(FAR_AHEAD);
    }

    /** As text for {@code column <@ :name::tstzmultirange}. */
    public String instants() {
        return points.stream().map(Range::text).collect(Collectors.joining(",", "{", "}"));
    }

    /** With {@link #ends()}, pair by pair, as text arrays for {@code unnest(:starts::tstzrange[], :ends::tstzrange[])}. */
    public List<String> starts() {
        return periods.stream().map(choice -> choice.start.text()).toList();
    }

    public List<String> ends() {
        return periods.stream().map(choice -> choice.end.text()).toList();
    }

    /** Whether a point passes, for what is not in SQL. */
    public boolean includes(Instant point) {
        return points.stream().anyMatch(range -> range.includes(point));
    }

    private record Choice(Range start, Range end) {

        Choice and(Choice other) {
            return new Choice(start.and(other.start), end.and(other.end));
        }
    }

    /** One value with its prefix. Low is part of it, high is the first instant after. */
    private record Written(ParamPrefixEnum prefix, Instant low, Instant high) {

        static Written of(DateParam value, ZoneId zone) {
            var time = PartialTime.parse(value.getValueAsString())
                    .orElseThrow(() -> Refusal.badRequest("%s is no date.".formatted(value.getValueAsString())));
            var prefix = value.getPrefix() == null ? ParamPrefixEnum.EQUAL : value.getPrefix();
            return new Written(prefix, time.from(zone), time.until(zone));
        }

        List<Range> points() {
            return switch (prefix) {
                case EQUAL -> List.of(Range.within(low, high));
                case NOT_EQUAL -> List.of(Range.before(low), Range.notBefore(high));
                case GREATERTHAN, STARTS_AFTER -> List.of(Range.notBefore(high));
                case LESSTHAN, ENDS_BEFORE -> List.of(Range.before(low));
                case GREATERTHAN_OR_EQUALS -> List.of(Range.notBefore(low));
                case LESSTHAN_OR_EQUALS -> List.of(Range.before(high));
                case APPROXIMATE -> List.of(Range.within(low.minus(about()), high.plus(about())));
            };
        }

        /**
         * As R4 has it, except that "from a day on" includes what ended during that day, and "until" what began in it: R4's
         * words would leave out both, and no caller means that.
         */
        List<Choice> periods() {
            return switch (prefix) {
                case EQUAL -> List.of(new Choice(Range.notBefore(low), Range.upTo(high)));
                case NOT_EQUAL ->
                    List.of(new Choice(Range.before(low), Range.ALL), new Choice(Range.ALL, Range.after(high)));
                case GREATERTHAN -> List.of(new Choice(Range.ALL, Range.after(high)));
                case LESSTHAN -> List.of(new Choice(Range.before(low), Range.ALL));
                case GREATERTHAN_OR_EQUALS -> List.of(new Choice(Range.ALL, Range.notBefore(low)));
                case LESSTHAN_OR_EQUALS -> List.of(new Choice(Range.before(high), Range.ALL));
                case STARTS_AFTER -> List.of(new Choice(Range.notBefore(high), Range.ALL));
                case ENDS_BEFORE -> List.of(new Choice(Range.ALL, Range.upTo(low)));
                case APPROXIMATE ->
                    List.of(new Choice(Range.before(high.plus(about())), Range.after(low.minus(about()))));
            };
        }

        /** R4 leaves "about" to the server: here as much again, so a day's neighbors for a day. */
        private Duration about() {
            return Duration.between(low, high);
        }
    }

    private record Range(
            @Nullable Instant low,
            boolean withLow,
            @Nullable Instant high,
            boolean withHigh) {

        static final Range ALL = new Range(null, false, null, false);

        static Range within(Instant low, Instant high) {
            return new Range(low, true, high, false);
        }

        static Range notBefore(Instant low) {
            return new Range(low, true, null, false);
        }

        static Range after(Instant low) {
            return new Range(low, false, null, false);
        }

        static Range before(Instant high) {
            return new Range(null, false, high, false);
        }

        static Range upTo(Instant high) {
            return new Range(null, false, high, true);
        }

        Range and(Range other) {
            boolean lowIsMine = other.low == null
                    || (low != null && (low.isAfter(other.low) || (low.equals(other.low) && !withLow)));
            boolean highIsMine = other.high == null
                    || (high != null && (high.isBefore(other.high) || (high.equals(other.high) && !withHigh)));
            return new Range(
                    lowIsMine ? low : other.low,
                    lowIsMine ? withLow : other.withLow,
                    highIsMine ? high : other.high,
                    highIsMine ? withHigh : other.withHigh);
        }

        boolean isEmpty() {
            return low != null && high != null && (low.isAfter(high) || (low.equals(high) && !(withLow && withHigh)));
        }

        boolean includes(Instant point) {
            return (low == null || (withLow ? !point.isBefore(low) : point.isAfter(low)))
                    && (high == null || (withHigh ? !point.isAfter(high) : point.isBefore(high)));
        }

        String text() {
            return isEmpty()
                    ? "empty"
                    : (withLow ? "[" : "(") + (low == null ? "" : low) + "," + (high == null ? "" : high)
                            + (withHigh ? "]" : ")");
        }
    }
}
