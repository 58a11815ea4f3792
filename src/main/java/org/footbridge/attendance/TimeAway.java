package org.footbridge.attendance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A stretch somebody was out of the room during a session.
 *
 * @param backAt empty while nobody saw them come back
 */
public record TimeAway(Instant leftAt, Optional<Instant> backAt) {

    /** As one column of a roster's row: milliseconds of leaving and coming back, with spaces between the stretches. */
    static List<TimeAway> read(Optional<String> column) {
        return column.map(text ->
                        Arrays.stream(text.split(" ")).map(TimeAway::one).toList())
                .orElse(List.of());
    }

    private static TimeAway one(String text) {
        var times = text.split("/", -1);
        return new TimeAway(instant(times[0]), times[1].isEmpty() ? Optional.empty() : Optional.of(instant(times[1])));
    }

    private static Instant instant(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }
}
