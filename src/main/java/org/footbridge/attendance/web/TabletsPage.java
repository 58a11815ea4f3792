package org.footbridge.attendance.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** The arrival tablets of the house. */
public record TabletsPage(
        List<Line> tablets,
        List<Choice> programs,
        String name,
        @Nullable String program,
        Problems problems) {

    /** @param works whether it can be ended */
    public record Line(String id, String name, String line, String state, Mark mark, boolean works) {}
}
