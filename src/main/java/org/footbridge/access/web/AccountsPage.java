package org.footbridge.access.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** @param link an invitation just made; shown once */
public record AccountsPage(
        String kind,
        List<Line> lines,
        List<Choice> roles,
        @Nullable String link,
        Problems problems) {

    public record Line(UUID membership, String name, String signInName, String roles, boolean ended) {}
}
