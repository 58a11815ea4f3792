package org.footbridge.chart.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/** Broken links among the people the actor reaches, person by person. */
public record BrokenLinksPage(
        List<Choice> kinds,
        String kind,
        List<Person> people,
        int total,
        @Nullable String previous,
        @Nullable String next) {

    /** @param kinds what is missing, how often, and since when */
    public record Person(String name, String thread, List<String> kinds) {}
}
