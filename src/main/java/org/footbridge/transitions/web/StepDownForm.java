package org.footbridge.transitions.web;

import java.time.LocalDate;
import org.footbridge.episodes.Level;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** Another level inside the same stay, as typed. */
public record StepDownForm(
        @Nullable Level level,
        @Nullable Integer daysPerWeek,
        @Nullable LocalDate from,
        @Nullable String reason) {

    Problems problems() {
        var problems = Problems.none();
        if (level == null) {
            problems = problems.and("level", "Choose the level that is right now.");
        }
        if (from == null) {
            problems = problems.and("from", "Write the first day at this level.");
        }
        if (reason == null || reason.isBlank()) {
            problems = problems.and("reason", "Say why the level changes.");
        }
        if (daysPerWeek != null && (daysPerWeek < 1 || daysPerWeek > 7)) {
            problems = problems.and("daysPerWeek", "Days a week are 1 to 7.");
        }
        return problems;
    }
}
