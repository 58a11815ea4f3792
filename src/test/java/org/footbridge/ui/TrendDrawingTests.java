package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.footbridge.ui.Trend.Band;
import org.footbridge.ui.Trend.Event;
import org.footbridge.ui.Trend.Point;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendDrawingTests {

    private static final LocalDate START = LocalDate.of(2026, 9, 7);

    @Test
    void a_gap_ends_the_line_and_the_next_answer_begins_another() {
        var drawing = draw(point(0, 20d), point(7, 18d), point(14, null), point(21, 12d), point(28, 10d));

        assertThat(drawing.lines()).hasSize(2);
        assertThat(drawing.dots()).hasSize(4);
    }

    @Test
    void an_answer_between_two_gaps_is_a_point_without_a_line() {
        var drawing = draw(point(0, null), point(7, 18d), point(14, null));

        assertThat(drawing.lines()).isEmpty();
        assertThat(drawing.dots()).hasSize(1);
    }

    @Test
    void high_values_stand_high_and_both_ends_of_the_scale_fit() {
        var drawing = draw(point(0, 27d), point(7, 0d));

        assertThat(drawing.dots().getFirst().y()).isZero();
        assertThat(drawing.dots().getLast().y()).isEqualTo(TrendDrawing.HEIGHT);
    }

    @Test
    void time_runs_evenly_from_left_to_right() {
        var drawing = draw(point(0, 1d), point(10, 1d), point(40, 1d));

        assertThat(drawing.dots().stream().map(TrendDrawing.Dot::x)).containsExactly("3.0%", "26.5%", "97.0%");
    }

    @Test
    void bands_cover_the_scale_without_a_hole() {
        var strips = draw(point(0, 1d)).strips();

        assertThat(strips.stream().mapToDouble(TrendDrawing.Strip::height).sum())
                .isBetween(TrendDrawing.HEIGHT - .1, TrendDrawing.HEIGHT + .1);
        assertThat(strips.stream().map(TrendDrawing.Strip::step)).containsExactly(1, 3, 5);
    }

    @Test
    void the_ribbon_stays_inside_the_scale() {
        var trend = new Trend("t", "s", 0, 27, List.of(), List.of(point(0, 27d), point(7, 0d)), List.of(), 2);

        assertThat(TrendDrawing.of(trend, WordsOf.ENGLISH).ribbons())
                .containsExactly("30.0,0.0 970.0,175.93 970.0,190.0 30.0,14.07");
    }

    @Test
    void a_trend_with_one_answer_and_one_with_none_are_drawn_too() {
        assertThat(draw(point(0, 5d)).dots()).hasSize(1);
        assertThat(draw().ticks()).isEmpty();
    }

    @Test
    void a_scale_without_length_is_refused() {
        assertThatThrownBy(() -> new Trend("t", "s", 5, 5, List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_table_tells_what_the_drawing_shows_and_gaps_are_said() {
        var page = Jsoup.parse(Examples.render(
                "ui/trend",
                Map.of(
                        "frame",
                        Examples.staff(),
                        "trend",
                        new Trend(
                                "PHQ-9",
                                "12, moderate, 8 less than at the start.",
                                0,
                                27,
                                List.of(),
                                List.of(
                                        new Point(START, 20d, "20, severe"),
                                        new Point(START.plusDays(7), null, "not answered"),
                                        new Point(START.plusDays(14), 12d, "12, moderate")),
                                List.of(new Event(START, "Admitted"))))));

        assertThat(page.select("table tbody tr").eachText())
                .containsExactly("Sep 7, 2026 20, severe", "Sep 14, 2026 not answered", "Sep 21, 2026 12, moderate");
        assertThat(page.select(".trend-summary").text()).isEqualTo("12, moderate, 8 less than at the start.");
        assertThat(page.select(".trend-drawing").attr("aria-hidden")).isEqualTo("true");
    }

    private static TrendDrawing draw(Point... points) {
        var bands = List.of(new Band("low", 0, 10), new Band("middle", 10, 20), new Band("high", 20, 27));
        return TrendDrawing.of(new Trend("t", "s", 0, 27, bands, List.of(points), List.of()), WordsOf.ENGLISH);
    }

    private static Point point(int day, @Nullable Double value) {
        return new Point(START.plusDays(day), value, String.valueOf(value));
    }
}
