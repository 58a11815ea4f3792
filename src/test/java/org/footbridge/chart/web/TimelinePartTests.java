package org.footbridge.chart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The timeline of a stay, page by page. */
class TimelinePartTests {

    private static final Instant NOON = Instant.parse("2026-11-02T17:00:00Z");

    @Test
    void what_happened_at_one_instant_stands_on_one_page_and_nothing_is_lost_between_two() {
        var all = List.of(
                event("Closed", 3),
                event("Staying well", 2),
                event("Process group", 1),
                event("Skills", 1),
                event("Walk", 1),
                event("Admitted", 0));

        var read = new ArrayList<String>();
        Optional<Instant> before = Optional.of(NOON.plusSeconds(60));
        while (before.isPresent()) {
            var until = before.get();
            var part = PersonController.Part.of(
                    all.stream()
                            .filter(one -> one.at().isBefore(until))
                            .limit(4)
                            .toList(),
                    3);
            assertThat(part.shown()).isNotEmpty();
            part.shown().forEach(one -> read.add(one.title()));
            before = part.before();
        }

        assertThat(read).containsExactly("Closed", "Staying well", "Process group", "Skills", "Walk", "Admitted");
    }

    private static PersonQuery.Event event(String title, int minute) {
        return new PersonQuery.Event(NOON.plusSeconds(minute * 10L), "note", title, Optional.empty(), Optional.empty());
    }
}
