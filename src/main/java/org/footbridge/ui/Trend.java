package org.footbridge.ui;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of one measure over time, and what a reader should make of them.
 *
 * @param summary one sentence that says what the drawing shows: the last value, its meaning, the change
 * @param min lowest value the measure can have
 * @param max highest value the measure can have
 * @param bands the measure's own ranges, lowest first
 * @param points answers in the order of their dates; one without a value is a gap and stays one
 * @param spread drawn as a ribbon of so much above and below each answer, so that two answers whose ribbons touch differ by
 *     no more than chance; 0 draws none
 * @param events what happened in the stay, in the order of their dates
 */
public record Trend(
        String title,
        String summary,
        double min,
        double max,
        List<Band> bands,
        List<Point> points,
        List<Event> events,
        double spread) {

    public Trend {
        if (min >= max) {
            throw new IllegalArgumentException("A scale from %s to %s has no length.".formatted(min, max));
        }
        bands = List.copyOf(bands);
        points = List.copyOf(points);
        events = List.copyOf(events);
    }

    /** A trend without a ribbon. */
    public Trend(
            String title,
            String summary,
            double min,
            double max,
            List<Band> bands,
            List<Point> points,
            List<Event> events) {
        this(title, summary, min, max, bands, points, events, 0);
    }

    /** A named range of the scale; {@code to} is where the next one begins. */
    public record Band(String label, double from, double to) {}

    /** One answer. The label says the value with its meaning, for the table beside the drawing. */
    public record Point(LocalDate date, @Nullable Double value, String label) {}

    /** A day that matters for reading the line. */
    public record Event(LocalDate date, String label) {}
}
