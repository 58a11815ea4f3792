package org.footbridge.transitions.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.footbridge.transitions.Aftercare.NewStep;
import org.footbridge.transitions.AftercareKind;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** Something arranged for afterwards, as typed. */
public record StepForm(
        @Nullable AftercareKind kind,
        @Nullable String what,
        @Nullable String who,
        @Nullable String place,
        @Nullable String phone,
        @Nullable LocalDate day,
        @Nullable LocalTime time,
        boolean confirmed) {

    static StepForm empty() {
        return new StepForm(null, "", "", "", "", null, null, false);
    }

    Problems problems() {
        var problems = Problems.none();
        if (kind == null) {
            problems = problems.and("kind", "Choose what kind of thing this is.");
        }
        if (what == null || what.isBlank()) {
            problems = problems.and("what", "Say what is arranged.");
        }
        if (kind == AftercareKind.APPOINTMENT && (day == null || time == null)) {
            problems = problems.and("day", "A visit needs its day and time.");
        }
        return problems;
    }

    /** Only after {@link #problems()} found none. */
    NewStep read(ZoneId zone) {
        if (kind == null || what == null) {
            throw new IllegalStateException("The form has problems.");
        }
        var at = day == null || time == null
                ? Optional.<java.time.Instant>empty()
                : Optional.of(day.atTime(time).atZone(zone).toInstant());
        return new NewStep(kind, what.strip(), given(who), given(place), given(phone), at, confirmed);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
    }
}
