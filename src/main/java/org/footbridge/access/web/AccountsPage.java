package org.footbridge.access.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * @param found how many fit, on all pages
 * @param zone what the wall clock of the times is called
 * @param link an invitation just made; shown once
 */
public record AccountsPage(
        Looking looking,
        int found,
        List<Line> lines,
        String zone,
        List<Choice> staffRoles,
        @Nullable String link,
        Problems problems) {

    /** What was looked for, to fill the form again; {@code page} and {@code pages} count from 1. */
    public record Looking(
            String words,
            String role,
            String state,
            String sort,
            int page,
            int pages,
            List<Choice> roles,
            List<Choice> states,
            List<Choice> sorts) {}

    /**
     * @param membership empty for somebody who is invited and has not come yet
     * @param invited the person whose link can be made anew; only for staff who have not come yet
     * @param lastly when they came in last, or how their invitation stands
     */
    public record Line(
            @Nullable UUID membership,
            @Nullable UUID invited,
            String name,
            String signInName,
            String roles,
            String lastly,
            boolean never,
            boolean ended) {}
}
