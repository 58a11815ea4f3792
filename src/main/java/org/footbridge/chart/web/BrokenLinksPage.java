package org.footbridge.chart.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/** Every broken link among the people the actor reaches. */
public record BrokenLinksPage(
        List<Choice> kinds,
        String kind,
        List<Line> lines,
        int total,
        @Nullable String previous,
        @Nullable String next) {

    public record Line(String name, String thread, String label, String what, String when, String mend, String href) {}
}
