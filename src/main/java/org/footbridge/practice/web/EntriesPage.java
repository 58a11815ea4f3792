package org.footbridge.practice.web;

import java.util.List;

/** What somebody wrote, the newest first. */
public record EntriesPage(List<Line> lines, SafetyWords.Said safety) {

    /** @param state who sees it, in a word or two */
    public record Line(String href, String title, String when, String state) {}
}
