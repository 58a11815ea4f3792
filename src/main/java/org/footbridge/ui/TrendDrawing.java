package org.footbridge.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Where each part of a {@link Trend} stands in its drawing. Heights are pixels from the top of the plot; places along
 * the time line are percent of its width, so that letters keep their size on a phone.
 */
public record TrendDrawing(
        List<Strip> strips,
        List<String> ribbons,
        List<String> lines,
        List<Dot> dots,
        List<Flag> flags,
        List<Tick> ticks) {

    public static final int HEIGHT = 190;
    private static final int STEPS = 5;
    /** Room at both ends of the time line, so that the first and last point are drawn whole. */
    private static final double MARGIN = 3;

    /** A label longer than this breaks at its last space; two lines still fit a band of a fifth of the scale. */
    private static final int LABEL_LENGTH = 11;

    /** A band: its step of lightness (1 to 5), top, height, and its label in one line or two. */
    public record Strip(int step, double top, double height, List<Label> labels) {}

    public record Label(double y, String text) {}

    public record Dot(String x, double y, String label) {}

    public record Flag(String x, int number, LocalDate date, String label) {}

    public record Tick(String x, String text, String anchor) {}

    public static TrendDrawing of(Trend trend, Locale locale) {
        return new Layout(trend).draw(locale);
    }

    private record Layout(Trend trend, LocalDate first, long days) {

        Layout(Trend trend) {
            var dates = Stream.concat(
                            trend.points().stream().map(Trend.Point::date),
                            trend.events().stream().map(Trend.Event::date))
                    .sorted()
                    .toList();
            var first = dates.isEmpty() ? LocalDate.EPOCH : dates.getFirst();
            var last = dates.isEmpty() ? first : dates.getLast();
            this(trend, first, Math.max(1, ChronoUnit.DAYS.between(first, last)));
        }

        TrendDrawing draw(Locale locale) {
            return new TrendDrawing(strips(), ribbons(), lines(), dots(), flags(), ticks(locale));
        }

        private List<Strip> strips() {
            var strips = new ArrayList<Strip>();
            int count = trend.bands().size();
            for (int i = 0; i < count; i++) {
                var band = trend.bands().get(i);
                double top = y(Math.min(band.to(), trend.max()));
                double bottom = y(Math.max(band.from(), trend.min()));
                int step = count == 1 ? 1 : 1 + Math.round((STEPS - 1) * i / (float) (count - 1));
                strips.add(new Strip(step, top, round(bottom - top), labels((top + bottom) / 2, band.label())));
            }
            return strips;
        }

        private static List<Label> labels(double middle, String text) {
            int space = text.lastIndexOf(' ');
            return text.length() <= LABEL_LENGTH || space < 0
                    ? List.of(new Label(round(middle + 4), text))
                    : List.of(
                            new Label(round(middle - 3), text.substring(0, space)),
                            new Label(round(middle + 11), text.substring(space + 1)));
        }

        /** Answers without a gap between them; each run is drawn as one line. */
        private List<List<Trend.Point>> runs() {
            var runs = new ArrayList<List<Trend.Point>>();
            var run = new ArrayList<Trend.Point>();
            for (var point : trend.points()) {
                if (point.value() != null) {
                    run.add(point);
                } else if (!run.isEmpty()) {
                    runs.add(List.copyOf(run));
                    run.clear();
                }
            }
            if (!run.isEmpty()) {
                runs.add(List.copyOf(run));
            }
            return runs.stream().filter(each -> each.size() > 1).toList();
        }

        private List<String> lines() {
            return runs().stream().map(run -> path(run, 0)).toList();
        }

        /** From the upper edge forward and along the lower edge back. */
        private List<String> ribbons() {
            if (trend.spread() <= 0) {
                return List.of();
            }
            return runs().stream()
                    .map(run -> path(run, trend.spread()) + " " + path(run.reversed(), -trend.spread()))
                    .toList();
        }

        private String path(List<Trend.Point> run, double above) {
            var path = new StringJoiner(" ");
            for (var point : run) {
                if (point.value() != null) {
                    double value = Math.clamp(point.value() + above, trend.min(), trend.max());
                    path.add(round(percent(point.date()) * 10) + "," + y(value));
                }
            }
            return path.toString();
        }

        private List<Dot> dots() {
            var dots = new ArrayList<Dot>();
            for (var point : trend.points()) {
                if (point.value() != null) {
                    dots.add(new Dot(x(point.date()), y(point.value()), point.label()));
                }
            }
            return dots;
        }

        private List<Flag> flags() {
            var flags = new ArrayList<Flag>();
            for (var event : trend.events()) {
                flags.add(new Flag(x(event.date()), flags.size() + 1, event.date(), event.label()));
            }
            return flags;
        }

        private List<Tick> ticks(Locale locale) {
            if (trend.points().isEmpty()) {
                return List.of();
            }
            var format = DateTimeFormatter.ofPattern(locale.getLanguage().equals("es") ? "d MMM" : "MMM d", locale);
            var last = first.plusDays(days);
            var ticks = new ArrayList<Tick>();
            ticks.add(new Tick(x(first), format.format(first), "start"));
            if (days >= 14) {
                var middle = first.plusDays(days / 2);
                ticks.add(new Tick(x(middle), format.format(middle), "middle"));
            }
            if (days > 1) {
                ticks.add(new Tick(x(last), format.format(last), "end"));
            }
            return ticks;
        }

        private String x(LocalDate date) {
            return round(percent(date)) + "%";
        }

        private double percent(LocalDate date) {
            return MARGIN + (100 - 2 * MARGIN) * ChronoUnit.DAYS.between(first, date) / days;
        }

        private double y(double value) {
            return round(HEIGHT * (trend.max() - value) / (trend.max() - trend.min()));
        }

        private static double round(double number) {
            return Math.round(number * 100) / 100d;
        }
    }
}
