package org.footbridge.notes.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.scheduling.Sessions;
import org.jspecify.annotations.Nullable;

/** A correction as typed; times are of the session's wall clock. */
public record CorrectionForm(
        @Nullable Outcome outcome,
        @Nullable String arrived,
        @Nullable String left,
        @Nullable String reason) {

    static CorrectionForm empty() {
        return new CorrectionForm(null, null, null, null);
    }

    public String arrivedText() {
        return arrived == null ? "" : arrived;
    }

    public String leftText() {
        return left == null ? "" : left;
    }

    public String reasonText() {
        return reason == null ? "" : reason;
    }

    /** The reason says as well how and with whom somebody left, so nothing is typed twice. */
    Mark mark(Sessions.Session session) {
        var times = new SessionForm(typed());
        return new Mark(
                Optional.ofNullable(outcome),
                Optional.empty(),
                times.time("arrived", session),
                times.time("left", session),
                "",
                reasonText(),
                Map.of());
    }

    private Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        typed.put("arrived", arrivedText());
        typed.put("left", leftText());
        return typed;
    }
}
