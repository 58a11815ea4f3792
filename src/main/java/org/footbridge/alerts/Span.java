package org.footbridge.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time, its end not in it. Instants: a day of 23 or 25 hours is what it is. */
public record Span(Instant from, Instant until) {

    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    private boolean isEmpty() {
        return !from.isBefore(until);
    }

    private Span and(Span other) {
        return new Span(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    /** What lies in both lists, in order of time. */
    static List<Span> inBoth(List<Span> some, List<Span> others) {
        return some.stream()
                .flatMap(one -> others.stream().map(one::and))
                .filter(both -> !both.isEmpty())
                .sorted(Comparator.comparing(Span::from))
                .toList();
    }

    /** What of {@code all} none of {@code taken} covers, in order of time and without touching pieces. */
    static List<Span> without(List<Span> all, List<Span> taken) {
        var left = merged(all);
        for (var gone : taken) {
            var rest = new ArrayList<Span>();
            for (var one : left) {
                rest.add(one.and(new Span(Instant.MIN, gone.from)));
                rest.add(one.and(new Span(gone.until, Instant.MAX)));
            }
            rest.removeIf(Span::isEmpty);
            left = rest;
        }
        return merged(left);
    }

    private static List<Span> merged(List<Span> spans) {
        var merged = new ArrayList<Span>();
        for (var one : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (!merged.isEmpty() && !one.from.isAfter(merged.getLast().until)) {
                var last = merged.removeLast();
                merged.add(new Span(last.from, last.until.isAfter(one.until) ? last.until : one.until));
            } else {
                merged.add(one);
            }
        }
        return merged;
    }
}
