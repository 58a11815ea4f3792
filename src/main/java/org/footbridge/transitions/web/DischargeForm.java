package org.footbridge.transitions.web;

import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.transitions.DischargeType;
import org.footbridge.transitions.Discharges.NewDischarge;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** How a stay ends, as typed. */
public record DischargeForm(
        @Nullable DischargeType type,
        @Nullable String reason,
        @Nullable LocalDate lastDay,
        @Nullable String noAppointmentBecause) {

    static DischargeForm empty() {
        return new DischargeForm(null, "", null, "");
    }

    Problems problems() {
        var problems = Problems.none();
        if (type == null) {
            problems = problems.and("type", "Choose how the stay ends.");
        }
        if (lastDay == null) {
            problems = problems.and("lastDay", "Write the last day as a date.");
        }
        if (reason == null || reason.isBlank()) {
            problems = problems.and("reason", "Say why, in a sentence. The type alone does not.");
        }
        return problems;
    }

    /** Only after {@link #problems()} found none. */
    NewDischarge read() {
        if (type == null || lastDay == null || reason == null) {
            throw new IllegalStateException("The form has problems.");
        }
        return new NewDischarge(
                type,
                reason,
                lastDay,
                Optional.ofNullable(noAppointmentBecause).map(String::strip).filter(text -> !text.isEmpty()));
    }
}
